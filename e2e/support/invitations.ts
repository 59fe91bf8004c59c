import { expect } from '@playwright/test'
import type { Page } from '@playwright/test'
import type { Language } from './languages.ts'

const document = `mutation Invite($input: InvitePersonInput!) { invitePerson(input: $input) { __typename } }`

/** Invites somebody to be an observer from today on, in the name of whoever is signed in on this page. */
export async function inviteObserver(page: Page, language: Language, email: string): Promise<void> {
  const today = new Date(Date.now() + 5 * 60 * 60_000).toISOString().slice(0, 10)
  const input = { email, label: 'Guest', language, post: { role: 'observer', validFrom: today } }
  const answer = await page.evaluate(
    async (body) => {
      const headers = { 'content-type': 'application/json', 'x-hamkori-client': 'web' }
      return (await fetch('/graphql', { method: 'POST', headers, body })).json() as Promise<unknown>
    },
    JSON.stringify({ query: document, variables: { input } }),
  )
  expect(answer).toEqual({ data: { invitePerson: { __typename: 'Person' } } })
}
