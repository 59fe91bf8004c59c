import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** The newest link that an installation (the one under test unless named) has mailed to this address, of the kind its path names. Waits for it. */
export async function mailedLink(
  email: string,
  path: string,
  home = process.env['HAMKORI_HOME'] ?? '',
): Promise<string> {
  const folder = join(home, 'mail')
  for (const until = Date.now() + 30_000; Date.now() < until;) {
    for (const name of newestFirst(folder)) {
      const message = readFileSync(join(folder, name), 'utf8')
      const link = new RegExp(`https?://\\S+/${path}#[\\w-]+`, 'u').exec(bodyOf(message))
      if (message.includes(`To: ${email}`) && link) return link[0]
    }
    await new Promise((resolve) => setTimeout(resolve, 250))
  }
  throw new Error(`no message with a link "${path}" to ${email}`)
}

/** The messages that an installation has mailed to this address, as they were sent, the newest first. */
export function messagesTo(email: string, home = process.env['HAMKORI_HOME'] ?? ''): string[] {
  const folder = join(home, 'mail')
  return newestFirst(folder)
    .map((name) => readFileSync(join(folder, name), 'utf8'))
    .filter((message) => message.includes(`To: ${email}`))
}

function newestFirst(folder: string): string[] {
  try {
    return readdirSync(folder).sort().reverse()
  } catch (failure) {
    if ((failure as NodeJS.ErrnoException).code === 'ENOENT') return []
    throw failure
  }
}

/** The text of a message of one part, as it was before it was encoded for the way. */
export function bodyOf(message: string): string {
  const start = message.indexOf('\n\n')
  const body = message.slice(start + 2)
  const encoding = /^content-transfer-encoding: (\S+)/imu.exec(message.slice(0, start))?.[1]
  if (encoding === 'base64') return Buffer.from(body, 'base64').toString('utf8')
  if (encoding !== 'quoted-printable') return body
  const bytes = body
    .replaceAll('=\n', '')
    .replace(/=([\dA-F]{2})/gu, (_whole, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
  return Buffer.from(bytes, 'latin1').toString('utf8')
}
