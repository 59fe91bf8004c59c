import { createHash } from 'node:crypto'
import type { PrintFormat, PrintedDocument } from '@hamkori/schema/printed-document'
import { LRUCache } from 'lru-cache'
import { oneAtATime } from '../one-at-a-time.ts'
import { renderDocument } from './render-document.ts'

/** Most bytes of printed documents that are kept. Minutes take some 60 KB as PDF and 13 KB as DOCX. */
const keptBytes = 8 * 1024 * 1024

const kept = new LRUCache<string, Buffer>({ maxSize: keptBytes, sizeCalculation: (bytes) => bytes.length })
const once = oneAtATime<Buffer>()

/**
 * A document as the bytes of a file. The same document is laid out once for all who ask, and kept by what it says: a change of anything
 * else on the public record, which makes pages old, makes no work here. Rejects where it cannot be laid out.
 */
export async function printDocument(document: PrintedDocument, format: PrintFormat): Promise<Buffer> {
  const said = createHash('sha256').update(JSON.stringify(document)).digest('base64url')
  const key = `${format} ${said}`
  return (
    kept.get(key) ??
    once(key, async () => {
      const made = kept.get(key)
      if (made !== undefined) return made
      const { bytes } = await renderDocument(document, format)
      kept.set(key, bytes)
      return bytes
    })
  )
}
