import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'
import { afterEach, expect, test, vi } from 'vitest'
import '../../schema.ts'
import { db } from '../../platform/db.ts'
import { signedInAsNobody } from '../../testing/people.ts'
import { sendNotice } from './actions/send-notice.ts'

afterEach(() => vi.unstubAllEnvs())

async function noticeOf(event: string): Promise<string> {
  const { personId } = await signedInAsNobody()
  const { id } = await db.sentNotice.create({
    data: {
      ...{ event, personId, channel: 'email', kind: 'invitation', at: new Date() },
      ...{ recordType: 'Meeting', recordId: personId, reference: 'JLS-SU-2026-00001' },
    },
  })
  await db.noticeMail.create({ data: { noticeId: id } })
  return id
}
const message = (to: string) => ({ to, subject: 'Даъват', text: 'Салом!\n' })
const noted = async (noticeId: string) => {
  const { attempts, outcome, answer } = await db.noticeMail.findUniqueOrThrow({ where: { noticeId } })
  return { attempts, outcome, answer }
}

test('what became of the message of a notice is noted: taken, refused for good, or to be tried again', async () => {
  let taken = 0
  const answers: Readonly<Record<string, number>> = { 'nobody@council.example': 550, 'busy@council.example': 451 }
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onRcptTo({ address }, _session, done) {
      const responseCode = answers[address]
      done(responseCode === undefined ? null : Object.assign(new Error('not here'), { responseCode }))
    },
    onData(stream, _session, done) {
      stream.resume()
      stream.on('end', () => {
        taken += 1
        done()
      })
    },
  })
  const listener = server.listen(0, '127.0.0.1')
  await once(listener, 'listening')
  try {
    vi.stubEnv('SMTP_URL', `smtp://127.0.0.1:${(listener.address() as AddressInfo).port}`)
    const [taking, refusing, busy] = [await noticeOf('a'), await noticeOf('b'), await noticeOf('c')]
    await sendNotice({ noticeId: taking, message: message('member@council.example') })
    // The job may run twice where a process ended in the middle.
    await sendNotice({ noticeId: taking, message: message('member@council.example') })
    expect(taken).toBe(1)
    expect(await noted(taking)).toEqual({ attempts: 1, outcome: 'accepted', answer: null })
    await sendNotice({ noticeId: refusing, message: message('nobody@council.example') })
    expect(await noted(refusing)).toEqual({ attempts: 1, outcome: 'refused', answer: 550 })
    await expect(sendNotice({ noticeId: busy, message: message('busy@council.example') })).rejects.toThrow()
    expect(await noted(busy)).toEqual({ attempts: 1, outcome: null, answer: 451 })
  } finally {
    await new Promise<void>((resolve) => server.close(() => resolve()))
  }
})
