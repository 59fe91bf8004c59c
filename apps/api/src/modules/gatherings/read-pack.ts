import { councilsByGathering } from './gathering-parts.queries.ts'
import { readPackText } from './gatherings.queries.ts'
import { textOf } from './freeze-pack.ts'
import type { GatheringRow } from './gatherings.queries.ts'
import type { Pack } from './pack.ts'
import { takePack } from './take-pack.ts'

/** Papers with the text that they are kept as, or would be kept as now. */
export interface ReadPack extends Pack {
  readonly text: string
}

/** Of papers that were kept before recommendations were. */
const none: Pack['recommendations'] = { total: 0, rows: [] }

/** The papers of a gathering: kept ones, or what the record says now while it is still to be held; null where there are none. */
export async function readPack({
  id,
  slug,
  state,
  packHash,
  areaCode,
  coversFrom,
  coversTo,
}: GatheringRow): Promise<ReadPack | null> {
  if (packHash !== null) {
    const text = await readPackText(id)
    if (text === null) throw new Error('a pack with a hash is there')
    return { recommendations: none, ...(JSON.parse(text) as Omit<Pack, 'recommendations'>), text }
  }
  const councils = (await councilsByGathering([id])).get(id) ?? []
  const isOpen = state === 'draft' || state === 'announced' || state === 'postponed'
  if (!isOpen || councils.length === 0) return null
  const pack = await takePack({
    ...{ slug, areaCode, from: coversFrom, to: coversTo },
    councilIds: councils.map(({ councilId }) => councilId),
  })
  return { ...pack, text: textOf(pack) }
}
