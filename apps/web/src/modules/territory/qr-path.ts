import { encode } from 'uqr'

/** A QR code as one SVG path: `size` modules a side, quiet zone of four modules included. */
export interface QrPath {
  readonly size: number
  readonly path: string
}

/**
 * Draws a text as a QR code with error correction Q (a quarter may be torn or dirty), the runs of each row joined.
 * The quiet zone is the four modules that ISO/IEC 18004 asks for.
 */
export function qrPath(text: string): QrPath {
  const { data, size } = encode(text, { ecc: 'Q', border: 4 })
  const runs = data.flatMap((row, y) => {
    const parts: string[] = []
    for (let x = 0; x < row.length; x++) {
      if (!row[x]) continue
      let end = x
      while (row[end + 1]) end++
      parts.push(`M${x} ${y}h${end - x + 1}v1h-${end - x + 1}z`)
      x = end
    }
    return parts
  })
  return { size, path: runs.join('') }
}
