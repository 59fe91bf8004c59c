import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { SMTPServer } from 'smtp-server'
import { afterEach, expect, test, vi } from 'vitest'
import { readMailFailure, sendMail } from './mail.ts'

afterEach(() => vi.unstubAllEnvs())

const message = {
  to: 'somebody@council.example',
  subject: 'Даъват\r\nBcc: everybody@council.example',
  text: 'Салом!\n\nhttps://hamkori.example/tg/invitation#token\n',
}

test('refuses to send where neither a server nor a home is known', async () => {
  vi.stubEnv('SMTP_URL', '')
  vi.stubEnv('HAMKORI_HOME', '')
  await expect(sendMail(message)).rejects.toThrow('neither SMTP_URL nor HAMKORI_HOME')
})

test('sends by the server of SMTP_URL, to one address, and no header comes out of a text', async () => {
  const received: { to: string[]; text: string }[] = []
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData(stream, session, done) {
      const parts: Buffer[] = []
      stream.on('data', (part: Buffer) => parts.push(part))
      stream.on('end', () => {
        received.push({
          to: session.envelope.rcptTo.map(({ address }) => address),
          text: Buffer.concat(parts).toString(),
        })
        done()
      })
    },
  })
  const listener = server.listen(0, '127.0.0.1')
  await once(listener, 'listening')
  try {
    vi.stubEnv('SMTP_URL', `smtp://127.0.0.1:${(listener.address() as AddressInfo).port}`)
    vi.stubEnv('MAIL_FROM', 'Hamkori <post@hamkori.example>')
    await sendMail(message)
    await sendMail({ ...message, to: 'one@council.example, two@council.example' }).catch(() => undefined)
  } finally {
    await new Promise<void>((resolve) => server.close(() => resolve()))
  }
  expect(received[0]?.to).toEqual(['somebody@council.example'])
  expect(received[0]?.text).toMatch(/^From: Hamkori <post@hamkori.example>\r?$/m)
  expect(received[0]?.text).not.toMatch(/^Bcc:/m)
  expect(received.flatMap(({ to }) => to)).not.toContain('two@council.example')
})

test('offers to stop such messages by one click, in the headers that mail programs know', async () => {
  const home = mkdtempSync(path.join(tmpdir(), 'hamkori-mail-'))
  try {
    vi.stubEnv('SMTP_URL', '')
    vi.stubEnv('HAMKORI_HOME', home)
    await sendMail({ ...message, unsubscribe: 'https://hamkori.example/tg/unsubscribe/token' })
    const [name = ''] = readdirSync(path.join(home, 'mail'))
    const text = readFileSync(path.join(home, 'mail', name), 'utf8')
    expect(text).toMatch(/^List-Unsubscribe: <https:\/\/hamkori\.example\/tg\/unsubscribe\/token>$/m)
    expect(text).toMatch(/^List-Unsubscribe-Post: List-Unsubscribe=One-Click$/m)
  } finally {
    rmSync(home, { recursive: true, force: true })
  }
})

test('without a server a message is a file that only its owner can read', async () => {
  const home = mkdtempSync(path.join(tmpdir(), 'hamkori-mail-'))
  try {
    vi.stubEnv('SMTP_URL', '')
    vi.stubEnv('HAMKORI_HOME', home)
    await sendMail({ ...message, subject: 'Invitation' })
    const [file = ''] = readdirSync(path.join(home, 'mail'))
    expect(statSync(path.join(home, 'mail', file)).mode & 0o777).toBe(0o600)
    const text = readFileSync(path.join(home, 'mail', file), 'utf8')
    expect(text).toContain('To: somebody@council.example')
    expect(text).toContain('Subject: Invitation')
  } finally {
    rmSync(home, { recursive: true })
  }
})

test.each([
  [
    { command: 'RCPT TO', responseCode: 550 },
    { isRefused: true, answer: 550 },
  ],
  [
    { command: 'DATA', responseCode: 554 },
    { isRefused: true, answer: 554 },
  ],
  [
    { command: 'RCPT TO', responseCode: 451 },
    { isRefused: false, answer: 451 },
  ],
  // The operator's to put right: the sender, and the password.
  [
    { command: 'MAIL FROM', responseCode: 550 },
    { isRefused: false, answer: 550 },
  ],
  [
    { command: 'AUTH PLAIN', responseCode: 535 },
    { isRefused: false, answer: 535 },
  ],
  [{ code: 'ECONNREFUSED' }, { isRefused: false, answer: null }],
  [
    { command: 'RCPT TO', responseCode: '550 who is nobody@council.example' },
    { isRefused: false, answer: null },
  ],
  [null, { isRefused: false, answer: null }],
])('of a failure %j it reads %j', (failure, read) => {
  expect(readMailFailure(failure)).toEqual(read)
})
