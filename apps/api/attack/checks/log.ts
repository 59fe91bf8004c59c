import assert from 'node:assert/strict'
import { randomBytes, randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Check } from '../check.ts'
import { plain } from '../target.ts'

/** What strangers write must not come out of the log. */
export const logChecks: readonly Check[] = [
  {
    name: 'log injection: line breaks, escapes and forged entries leave no line, and nothing of them is kept',
    async run({ send, ask, document, log, tables, fixtures }) {
      const canary = `canary${randomBytes(6).toString('hex')}`
      const forged = `${canary}\r\n{"level":30,"time":"2026-01-01T00:00:00.000Z","msg":"${canary}"}\n    at ${canary} (file:///x.ts:1:1)\u001b[2J\u2028`
      const before = log().length
      await send({ method: 'GET', path: `/${encodeURIComponent(forged)}?x=${encodeURIComponent(forged)}` })
      await send({
        method: 'GET',
        path: `/tg/councils/${encodeURIComponent(forged)}`,
        headers: { 'user-agent': canary, referer: `http://x/${canary}` },
      })
      await send({ headers: plain, body: `{"query":"${canary}` })
      await ask(`query ${canary} { ${canary} }`)
      await ask('query ($code: String!) { area(code: $code) { code } }', { code: forged })
      await send({ headers: plain, body: JSON.stringify({ query: '{ __typename }', operationName: forged }) })
      await ask(document('SignIn'), { input: { email: `${canary}@canary.example`, password: forged } })
      await tables.run('ALTER TABLE rating_comment_arrived RENAME TO rating_comment_away')
      try {
        const input = {
          idempotencyKey: randomUUID(),
          receiptKey: 'c'.repeat(64),
          unitCode: fixtures.unitCode,
          instrument: 'HRS-8/2',
        }
        const words = {
          contactKind: 'documentDesk',
          channel: 'web',
          a8: 4,
          comment: `${canary} at ${canary}`,
          commentLanguage: 'en',
        }
        const { text } = await ask(document('SubmitRating'), { input: { ...input, ...words } })
        assert.match(text, /UNEXPECTED/)
      } finally {
        await tables.run('ALTER TABLE rating_comment_away RENAME TO rating_comment_arrived')
      }
      // The last request is the one that is logged; its line leaves the process a moment after the answer does.
      const written = await waitForLine(() => log().slice(before), /"incident"/)
      assert.ok(!written.includes(canary), 'the log repeats what a stranger wrote')
      for (const line of written.split('\n').filter((text) => text !== ''))
        assert.doesNotThrow(() => JSON.parse(line), line)
    },
  },
]

/** What the log holds once a line of this form is in it. Throws when five seconds bring none. */
async function waitForLine(read: () => string, form: RegExp): Promise<string> {
  for (const until = Date.now() + 5_000; Date.now() < until && !form.test(read());) await sleep(20)
  assert.match(read(), form)
  return read()
}
