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
    council_profile: { others: ['reach_original', 'reach', 'phone', 'email', 'founding_act_original', 'founding_act'] },
    membership: { restricted: ['holder_name'], others: ['nominated_by', 'ended_reason'] },
    name_choice: { restricted: ['name'] },
    seat_offer: { others: ['nominated_by'], uncounted: 'not public' },
  },
  types: ['Body', 'Council', 'LegalDocument', 'Membership', 'NameChoice', 'OwnName', 'SeatOffer', 'Viewer.ownName'],
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
    await ownerPool.query(
      `INSERT INTO council_profile SELECT id, 'tg', 'Дафтари шӯро', NULL, NULL, '+992 44 600 00 00', 'council@example.org', 'tg', 'Қарор', NULL, NULL FROM council`,
    )
    await ownerPool.query(`UPDATE membership SET ended_reason = 'resigned' WHERE term_to < current_date`)
  },
  canaryRules: {
    // Who sits on a council is known to its own people and to those who look after councils or watch the country.
    memberName: `EXISTS (SELECT FROM post_now WHERE role IN ('coordinator', 'observer', 'administrator'))
      OR EXISTS (SELECT FROM seat_now WHERE council_id::text = $3)`,
  },
  // A name stands with every second seat; the others are known by what colleagues call the account. Everybody has published a name
  // and withdrawn it, but for one member of each half.
  async plantCanaries(maker, personIds, halves) {
    const published = [halves.own['target'], halves.other['target']]
    for (const { id, councilId, seat } of await ownerDb.membership.findMany({ orderBy: { id: 'asc' } }))
      if (seat % 2 === 0)
        await ownerDb.membership.update({
          where: { id },
          data: { holderName: maker.canary('memberName', 'membership.holder_name', councilId) },
        })
    for (const personId of personIds) {
      const choice = { personId, chosenAt: new Date() }
      const name = maker.canary('self', 'name_choice.name', personId)
      await ownerDb.nameChoice.create({ data: { ...choice, number: 1, display: 'name', name } })
      const next = published.includes(personId)
        ? ({ display: 'name', name: 'Номи нашршуда' } as const)
        : ({ display: 'office', name: null } as const)
      await ownerDb.nameChoice.create({ data: { ...choice, number: 2, ...next } })
    }
  },
  actions: {
    chooseNameDisplay: (_thing, _id, scope) => ({
      input: { display: 'name', name: scope === 'void' ? '' : 'Раҳимова Гулнора' },
    }),
    writeMemberName: (_thing, id, scope) => ({
      input: { membershipId: id('Membership', 'targetSeat'), name: scope === 'void' ? '' : 'Раҳимова Гулнора' },
    }),
    describeCouncil: (_thing, id, scope) => ({
      input: {
        councilId: id('Council', 'council'),
        email: scope === 'void' ? 'no address' : 'council@example.org',
        reach: { original: 'tg', tg: 'Дафтари шӯро' },
      },
    }),
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
