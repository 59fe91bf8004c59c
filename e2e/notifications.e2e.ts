import { runJob } from './support/jobs.ts'
import { expect, test } from './support/journey.ts'
import { messagesTo } from './support/mail.ts'

const officer = 'officer.mia-su-01@demo.hamkori.example'

test('the officer of a department is reminded once a day of what it owes, and never at night', async () => {
  const before = messagesTo(officer).filter(isDigest)
  await runJob('sendDigests')
  const hour = (new Date().getUTCHours() + 5) % 24
  const digests = messagesTo(officer).filter(isDigest)
  if (hour >= 21 || hour < 7) {
    expect(digests).toEqual(before)
    return
  }
  expect(digests).toHaveLength(Math.max(1, before.length))
})

function isDigest(text: string): boolean {
  return text.includes('/desk/')
}
