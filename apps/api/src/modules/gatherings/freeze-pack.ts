import { createHash } from 'node:crypto'
import type { GatheringModel } from '../../../generated/prisma/models.ts'
import { dayOf } from '../../platform/clock.ts'
import type { Pack } from './pack.ts'
import { takePack } from './take-pack.ts'

/** A pack as text, kept to the byte, and SHA-256 of its UTF-8. */
interface FrozenPack {
  readonly text: string
  readonly sha256: Uint8Array<ArrayBuffer>
}

/** Papers as they are kept. */
export function textOf(pack: Pack): string {
  return JSON.stringify(pack, null, 1)
}

/** What the record says now of the councils that took part, for the period of the gathering: never read anew after that. */
export async function freezePack(
  { slug, areaCode, coversFrom, coversTo }: GatheringModel,
  councilIds: readonly string[],
): Promise<FrozenPack> {
  const text = textOf(await takePack({ slug, areaCode, councilIds, from: dayOf(coversFrom), to: dayOf(coversTo) }))
  return { text, sha256: new Uint8Array(createHash('sha256').update(text, 'utf8').digest()) }
}
