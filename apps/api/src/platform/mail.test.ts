import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { sync } from 'node-ical'
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

test('carries an entry for a calendar beside the text, with its method, and as a file', async () => {
  const home = mkdtempSync(path.join(tmpdir(), 'hamkori-mail-'))
  const content = [
    ...['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Hamkori//test//EN', 'METHOD:CANCEL', 'BEGIN:VEVENT'],
    ...['UID:0198c4a2-7b1e-7cc0-8000-000000000001', 'SEQUENCE:2', 'DTSTAMP:20261201T050000Z'],
    ...['DTSTART:20261209T090000Z', 'SUMMARY:Ҷаласа', 'STATUS:CANCELLED', 'END:VEVENT', 'END:VCALENDAR', ''],
  ].join('\r\n')
  try {
    vi.stubEnv('SMTP_URL', '')
    vi.stubEnv('HAMKORI_HOME', home)
    await sendMail({ ...message, subject: 'Ҷаласа бекор шуд', calendar: { method: 'CANCEL', content } })
    const [name = ''] = readdirSync(path.join(home, 'mail'))
    const [whole] = partsOf(readFileSync(path.join(home, 'mail', name), 'utf8'))
    expect(whole?.type).toMatch(/^multipart\/mixed;/u)
    const [alternative, file] = whole?.parts ?? []
    expect(alternative?.type).toMatch(/^multipart\/alternative;/u)
    const [plain, calendar] = alternative?.parts ?? []
    expect(plain?.type).toMatch(/^text\/plain;/u)
    expect(plain?.content).toContain('Салом!')
    expect(calendar?.type).toBe('text/calendar; charset=utf-8; method=CANCEL')
    expect(file?.type).toMatch(/^application\/ics; name="?invite\.ics"?$/u)
    for (const part of [calendar, file]) {
      const event = Object.values(sync.parseICS(part?.content ?? '')).find((each) => each?.type === 'VEVENT')
      expect(event).toMatchObject({
        uid: '0198c4a2-7b1e-7cc0-8000-000000000001',
        summary: 'Ҷаласа',
        status: 'CANCELLED',
      })
    }
  } finally {
    rmSync(home, { recursive: true, force: true })
  }
})

interface Part {
  readonly type: string
  readonly content: string
  readonly parts: readonly Part[]
}

/** A message with its parts (RFC 2046), decoded. */
function partsOf(text: string): Part[] {
  const end = text.indexOf('\n\n')
  const head = text.slice(0, end).replaceAll(/\n\s+/gu, ' ')
  const body = text.slice(end + 2)
  const type = /^content-type: (.+)$/imu.exec(head)?.[1] ?? ''
  const boundary = /boundary="([^"]+)"/u.exec(type)?.[1]
  if (boundary === undefined) {
    const encoding = /^content-transfer-encoding: (\S+)/imu.exec(head)?.[1]
    const bytes = encoding === 'base64' ? Buffer.from(body, 'base64') : unquoted(body, encoding)
    return [{ type, content: bytes.toString('utf8'), parts: [] }]
  }
  const parts = body.split(`--${boundary}`).slice(1, -1)
  return [{ type, content: '', parts: parts.flatMap((part) => partsOf(part.replace(/^\n/u, ''))) }]
}

function unquoted(text: string, encoding: string | undefined): Buffer {
  if (encoding !== 'quoted-printable') return Buffer.from(text)
  const plain = text.replaceAll('=\n', '')
  const bytes = plain.replace(/=([\dA-F]{2})/gu, (_whole, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
  return Buffer.from(bytes, 'latin1')
}

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
