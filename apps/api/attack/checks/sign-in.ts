import assert from 'node:assert/strict'
import { codeOf } from '../../src/modules/identity/testing/factors.ts'
import type { Check } from '../check.ts'
import { plain } from '../target.ts'
import type { Target } from '../target.ts'

/** The session cookie that an answer sets; empty where it sets none. */
function cookieOf(headers: { readonly 'set-cookie'?: string[] | undefined }): string {
  return headers['set-cookie']?.find((line) => line.startsWith('hamkori='))?.split(';')[0] ?? ''
}

const begin = ({ ask, document, fixtures }: Target, cookie?: string) =>
  ask(document('SignIn'), { input: { email: fixtures.account.email, password: fixtures.account.password } }, cookie)

/** Ways past the sign-in. */
export const signInChecks: readonly Check[] = [
  {
    name: 'one code in ten browsers at the same moment signs in one of them',
    async run(target) {
      const { ask, document, fixtures } = target
      const begun: string[] = []
      for (let browser = 0; browser < 5; browser += 1) begun.push(cookieOf((await begin(target)).headers))
      const input = { code: codeOf(fixtures.account.totpSecret) }
      const twice = [...begun, ...begun]
      const answers = await Promise.all(twice.map((cookie) => ask(document('ConfirmSecondFactor'), { input }, cookie)))
      assert.equal(answers.filter(({ data }) => data?.confirmSecondFactor?.__typename?.startsWith('Viewer')).length, 1)
      assert.equal(answers.filter(({ headers }) => cookieOf(headers) !== '').length, 1)
    },
  },
  {
    name: 'a token that somebody else has chosen is never taken over, and a begun sign-in is nobody',
    async run(target) {
      const fixed = `hamkori=${'f'.repeat(43)}`
      const begun = cookieOf((await begin(target, fixed)).headers)
      assert.match(begun, /^hamkori=[A-Za-z0-9_-]{43}$/)
      assert.notEqual(begun, fixed)
      for (const cookie of [fixed, begun]) {
        const { data } = await target.ask(target.document('Viewer'), {}, cookie)
        assert.deepEqual(data, { viewer: null })
      }
    },
  },
  {
    name: 'a known and an unknown name are refused by the same bytes, and no cookie is set',
    async run({ send, document, fixtures }) {
      const refusal = async (email: string) => {
        const input = { email, password: 'not the password of anybody' }
        const body = JSON.stringify({ query: document('SignIn'), variables: { input } })
        const { status, headers, text } = await send({ headers: plain, body })
        return { status, text, cookie: headers['set-cookie'], length: headers['content-length'] }
      }
      assert.deepEqual(await refusal(fixtures.account.email), await refusal('nobody@elsewhere.example'))
    },
  },
]
