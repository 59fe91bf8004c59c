import { byThing, defineMatrix } from '../../../testing/matrix/module-matrix.ts'
import { globalIdOf } from '../../../testing/matrix/paths.ts'
import { ownerDb, ownerPool } from '../../../testing/owner.ts'

const inDays = (days: number) => new Date(Date.now() + 5 * 3_600_000 + days * 24 * 3_600_000).toISOString().slice(0, 10)
const today = () => inDays(0)

/** What the module of councils contributes to the authorization matrix. */
export const matrix = defineMatrix({
  tables: {
    body: { others: ['code', 'area_code', 'name', 'note', 'offices', 'source_codes'] },
    council: { others: ['slug', 'name', 'source_codes'] },
    legal_document: { others: ['code', 'kind', 'title', 'dated_on', 'source_codes', 'url'] },
    membership: { others: ['nominated_by', 'ended_reason'] },
    seat_offer: { others: ['nominated_by'], uncounted: 'not public' },
  },
  types: ['Body', 'Council', 'LegalDocument', 'Membership', 'SeatOffer'],
  withoutScope: { open: ['Body', 'Council', 'LegalDocument', 'Membership'] },
  queries: {
    bodies: '',
    legalDocuments: '',
    council: byThing('slug', 'slug'),
    councils: 'first: 8',
    termsEnding: (fixtures, _actor, half) => [
      { tag: half, args: `councilId: "${globalIdOf('Council', fixtures.halves[half]['council'] ?? '')}"` },
      ...(half === 'own' ? [{ tag: 'all' as const, args: '' }] : []),
    ],
  },
  async fillColumns() {
    await ownerPool.query(`UPDATE council SET source_codes = '{S1}'`)
    await ownerPool.query(
      `UPDATE membership SET nominated_by_tg = 'Ҷамоат', nominated_by_ru = 'Джамоат', nominated_by_en = 'The jamoat'`,
    )
    await ownerPool.query(`UPDATE membership SET ended_reason = 'resigned' WHERE term_to < current_date`)
  },
  actions: {
    determineSeats: (_thing, id, scope) => ({
      input: { councilId: id('Council', 'council'), seatCount: scope === 'void' ? 0 : 200 },
    }),
    startMembership: {
      also: ['self', 'crossed'],
      input: (_thing, id, scope) => ({
        input: {
          councilId: id('Council', 'council'),
          personId: id('Person', 'target'),
          office: 'member',
          seat: scope === 'void' ? 0 : 30,
          // After the target's own term: nobody sits on a council twice.
          termFrom: inDays(90),
          termTo: inDays(400),
        },
      }),
    },
    endMembership: {
      also: ['self'],
      input: (_thing, id) => ({
        input: { membershipId: id('Membership', 'targetSeat'), on: today(), reason: 'resigned' },
      }),
    },
  },
  async cacheExample() {
    await ownerDb.legalDocument.create({ data: { code: 'l', kind: 'law', titleEn: 'L', sourceCodes: ['S1'] } })
    const body = await ownerDb.body.create({ data: { code: 'b', kind: 'ministry', nameEn: 'B' } })
    await ownerDb.body.create({ data: { code: 'c', kind: 'ministry', nameEn: 'C', parentId: body.id } })
    return { council: 'slug: "khujand"', councils: 'first: 1' }
  },
})
