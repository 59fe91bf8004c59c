import type { ImportActivityInput } from '@hamkori/schema/activities'
import type { RegisterBodyInput, RegisterDocumentInput } from '@hamkori/schema/councils'
import type { RecordGatheringInput } from '@hamkori/schema/gatherings'
import type { RecordSourceInput } from '@hamkori/schema/sources'
import { importActivity } from '../../src/modules/activities/index.ts'
import { establishCouncil, register } from '../../src/modules/councils/index.ts'
import { gatheringActs } from '../../src/modules/gatherings/index.ts'
import { readTerritory, recordSource } from '../../src/modules/territory/index.ts'
import type { SystemActor } from '../../src/platform/viewer.ts'
import { readRecords } from './files.ts'

interface CouncilRecord {
  readonly slug: string
  readonly departmentCode: string
  readonly name: { tg: string; ru: string; en: string }
  readonly sourceCodes: string[]
}

type ActivityRecord = Omit<ImportActivityInput, 'councilId'> & { readonly councilSlug?: string }
type GatheringRecord = Omit<RecordGatheringInput, 'councilId'> & { readonly councilSlug: string }

/** Puts the sources on the record; everything else names them. */
export async function loadSources(actor: SystemActor): Promise<string> {
  return `sources: ${await countNew(readRecords<RecordSourceInput>('record', 'sources.json'), (source) => recordSource(actor, source))} new`
}

/** Loads what the sources say: organisations, legal documents, councils, events, gatherings. Says in one line what was new. */
export async function loadRecord(actor: SystemActor): Promise<string> {
  const bodies = await countNew(readRecords<RegisterBodyInput>('record', 'bodies.json'), (body) =>
    register.body(actor, body),
  )
  const documents = await countNew(readRecords<RegisterDocumentInput>('record', 'documents.json'), (document) =>
    register.document(actor, document),
  )
  const { areaById, departmentByCode } = await readTerritory()
  const councils = new Map<string, string>()
  for (const council of readRecords<CouncilRecord>('record', 'councils.json')) {
    const area = areaById.get(departmentByCode.get(council.departmentCode)?.areaId ?? '')
    const { id } = await establishCouncil(actor, { ...council, areaCode: area?.code ?? '' })
    councils.set(council.slug, id)
  }
  const activities = await countNew(
    readRecords<ActivityRecord>('record', 'activities.json'),
    ({ councilSlug, ...activity }) =>
      importActivity(actor, {
        ...activity,
        councilId: councilSlug === undefined ? undefined : councils.get(councilSlug),
      }),
  )
  const gatherings = await countNew(
    readRecords<GatheringRecord>('record', 'gatherings.json'),
    ({ councilSlug, ...gathering }) =>
      gatheringActs.record(actor, { ...gathering, councilId: councils.get(councilSlug) ?? '' }),
  )
  return `record: ${bodies} bodies, ${documents} documents, ${activities} events, ${gatherings} gatherings new; ${councils.size} councils that sources name`
}

async function countNew<Item>(items: readonly Item[], act: (item: Item) => Promise<boolean>): Promise<number> {
  let count = 0
  for (const item of items) if (await act(item)) count += 1
  return count
}
