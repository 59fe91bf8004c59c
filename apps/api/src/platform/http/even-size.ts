import { promisify } from 'node:util'
import { crc32, deflateRaw } from 'node:zlib'
import { TypeInfo, visit, visitWithTypeInfo } from 'graphql'
import type { DocumentNode, GraphQLSchema } from 'graphql'

/** Says in a response that nobody on the way may compress it, which would give its size away (RFC 9110, section 7.7). */
export const untransformed = 'no-store, no-transform'

/** The option `evenBytes` of a document's fields (cache-policy.ts), the largest of several; null where the size of the answer tells nothing. */
export function evenBytesOf(schema: GraphQLSchema, document: DocumentNode): number | null {
  const info = new TypeInfo(schema)
  let most = 0
  visit(
    document,
    visitWithTypeInfo(info, {
      Field() {
        const options = info.getFieldDef()?.extensions['pothosOptions'] as { readonly evenBytes?: number } | undefined
        most = Math.max(most, options?.evenBytes ?? 0)
      },
    }),
  )
  return most === 0 ? null : most
}

/** Fills a body up with spaces, which neither JSON nor HTML takes for anything, to a multiple of `bytes`. */
export function fillUp(body: Uint8Array | string, bytes: number): Buffer {
  const written = Buffer.from(body as Uint8Array)
  return Buffer.concat([written, Buffer.alloc((bytes - (written.length % bytes)) % bytes, ' ')])
}

/**
 * Compresses a body (gzip) to a multiple of `bytes`, at most 65,000. What is missing stands in the header's extra field, which every
 * reader passes over (RFC 1952, section 2.3.1.1); zlib writes none, so that the header is written here.
 */
export async function compressEvenly(body: Uint8Array | string, bytes: number): Promise<Buffer> {
  const plain = Buffer.from(body as Uint8Array)
  const packed = await deflate(plain)
  const without = gzipHeader.length + 2 + subfield + packed.length + 8
  const filling = Buffer.alloc((bytes - (without % bytes)) % bytes)
  const extra = Buffer.alloc(2 + subfield)
  extra.writeUInt16LE(subfield + filling.length, 0)
  extra.write('FI', 2, 'latin1')
  extra.writeUInt16LE(filling.length, 4)
  const end = Buffer.alloc(8)
  end.writeUInt32LE(crc32(plain), 0)
  end.writeUInt32LE(plain.length % 2 ** 32, 4)
  return Buffer.concat([gzipHeader, extra, filling, packed, end])
}

const deflate = promisify(deflateRaw)
/** Deflate, with an extra field, of no time, by an unknown system. */
const gzipHeader = Buffer.from([0x1f, 0x8b, 8, 4, 0, 0, 0, 0, 0, 0xff])
/** Two letters that name the field, and its length. */
const subfield = 4

/** Whether a response may be compressed. */
export function isTransformable(cacheControl: number | string | readonly string[] | null | undefined): boolean {
  return !String(cacheControl ?? '').includes('no-transform')
}
