import { defineMatrix, textIn } from '../../../testing/matrix/module-matrix.ts'
import { ownerDb } from '../../../testing/owner.ts'
import { readLatestRelease } from '../../releases/index.ts'
import { publishAnswers } from '../../releases/testing/publish.ts'
import { writeReleaseNote } from '../actions/write-release-note.ts'

/** What dashboards, the inbox and the desk contribute to the authorization matrix. */
export const matrix = defineMatrix({
  types: ['Department.scores', 'Department.releaseNotes', 'Department.releaseNotesBelow', 'Department.mayNoteRelease'],
  tables: {
    release_note: { uncounted: 'not public' },
    release_note_version: { restricted: ['text'], others: ['language'], uncounted: 'not public' },
  },
  canaryRules: {
    // Officers of the department and of those above it, and administrators.
    releaseNote: `EXISTS (SELECT FROM post_now WHERE role = 'administrator')
      OR EXISTS (
        WITH RECURSIVE above AS (
          SELECT id, parent_id FROM department WHERE id::text = $3
          UNION ALL SELECT d.id, d.parent_id FROM department d JOIN above ON d.id = above.parent_id
        )
        SELECT FROM post JOIN asking ON asking.id = post.person_id JOIN above ON above.id = post.department_id
        WHERE post.role = 'officer' AND post.valid_from <= $6::date AND coalesce(post.valid_to, 'infinity') >= $6::date)`,
  },
  queries: {
    dashboard: (fixtures, _actor, half) => [
      { tag: half, args: `scope: area, code: "${fixtures.halves[half]['areaCode'] ?? ''}"` },
      { tag: half, args: `scope: unit, code: "${fixtures.halves[half]['unitCode'] ?? ''}"` },
    ],
    timeliness: (fixtures, _actor, half) => [{ tag: half, args: `code: "${fixtures.halves[half]['areaCode'] ?? ''}"` }],
    // Every field of every record of a page of twenty is more than one query may cost.
    inbox: 'first: 5',
    desk: '',
    overview: '',
    regionsOverview: '',
  },
  actions: {
    writeReleaseNote: (thing, _id, scope) => ({
      input: { ...noteOf(thing), version: 1, language: 'tg', text: textIn(scope, 'Ду нозири нав аз моҳи март.') },
    }),
    removeReleaseNote: (thing) => ({ input: { ...noteOf(thing), version: 1 } }),
    restoreReleaseNote: (thing) => ({ input: { ...noteOf(thing), version: 1 } }),
  },
  async makeRecords(maker, { departmentId, officer }) {
    const releaseNumber = (await readLatestRelease()).row?.number ?? (await publishAnswers()).number
    const { code } = await ownerDb.department.findUniqueOrThrow({ where: { id: departmentId } })
    const text = maker.canary('releaseNote', 'release_note_version.text', departmentId)
    await writeReleaseNote(officer, { departmentCode: code, releaseNumber, version: 0, language: 'tg', text })
    return { noteDepartment: code, noteRelease: String(releaseNumber) }
  },
  cacheExample: async () => ({ dashboard: 'scope: country, code: "TJ", release: 2', timeliness: 'code: "TJ-SU"' }),
})

function noteOf(thing: (name: string) => string): { departmentCode: string; releaseNumber: number } {
  return { departmentCode: thing('noteDepartment') || 'MIA-XX', releaseNumber: Number(thing('noteRelease')) || 1 }
}
