import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { SMTPServer } from 'smtp-server'

/** A mail server that takes or refuses messages by their addressee. */
export interface MailServer {
  readonly url: string
  /** To whom messages were taken, in their order. */
  readonly taken: string[]
  /** How often an addressee was offered, taken or not. */
  readonly offered: string[]
  close(): Promise<void>
}

/**
 * Starts a mail server on loopback. `answerTo` says with which code it refuses an addressee, null where it takes the message; it
 * may differ from one attempt to the next. `keep` is given each message that was taken, as it came.
 */
export async function startMailServer(
  answerTo: (address: string) => number | null,
  keep: (message: string) => void = () => undefined,
): Promise<MailServer> {
  const taken: string[] = []
  const offered: string[] = []
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onRcptTo({ address }, _session, done) {
      offered.push(address)
      const code = answerTo(address)
      if (code === null) done()
      else done(Object.assign(new Error(`${address} is not known here`), { responseCode: code }))
    },
    onData(stream, session, done) {
      void text(stream).then((message) => {
        taken.push(...session.envelope.rcptTo.map(({ address }) => address))
        keep(message)
        done()
      }, done)
    },
  })
  const listener = server.listen(0, '127.0.0.1')
  await once(listener, 'listening')
  return {
    url: `smtp://127.0.0.1:${(listener.address() as AddressInfo).port}`,
    taken,
    offered,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }
}
