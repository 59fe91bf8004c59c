import cyrillicExtended from '@fontsource-variable/onest/files/onest-cyrillic-ext-wght-normal.woff2?url'
import cyrillic from '@fontsource-variable/onest/files/onest-cyrillic-wght-normal.woff2?url'
import latin from '@fontsource-variable/onest/files/onest-latin-wght-normal.woff2?url'
import { type Router, isNavigationFailure } from 'vue-router'
import { firstPageAtRest } from './first-page.ts'

/** Onest 5.3 (SIL Open Font License 1.1) in three subsets with the letters each holds: a Tajik page needs all of them. */
const subsets = [
  { url: cyrillicExtended, letters: 'U+0460-052F, U+1C80-1C8A, U+20B4, U+2DE0-2DFF, U+A640-A69F, U+FE2E-FE2F' },
  { url: cyrillic, letters: 'U+0301, U+0400-045F, U+0490-0491, U+04B0-04B1, U+2116' },
  {
    url: latin,
    letters:
      'U+0000-00FF, U+0131, U+0152-0153, U+02BB-02BC, U+02C6, U+02DA, U+02DC, U+0304, U+0308, U+0329, U+2000-206F, U+20AC, U+2122, U+2191, U+2193, U+2212, U+2215, U+FEFF, U+FFFD',
  },
]

interface Connection {
  readonly saveData?: boolean
  readonly effectiveType?: string
}

/** Sixty kilobytes of letters are not worth a resident's money or minutes where the line is slow or paid by the byte. */
function isWorthIt(): boolean {
  const { connection } = navigator as { connection?: Connection }
  return connection?.saveData !== true && (connection?.effectiveType ?? '4g') === '4g'
}

/**
 * Fetches the web font when the first page has come to rest, and puts it on with the next page: no text waits for it, none
 * jumps when it comes, and nobody with a slow or saving line pays for it. Browser only.
 */
export async function loadWebFont(router: Router): Promise<void> {
  if (!isWorthIt() || !('FontFace' in globalThis)) return
  await firstPageAtRest()
  const faces = subsets.map(
    ({ url, letters }) =>
      new FontFace('Onest Variable', `url(${url}) format("woff2")`, { weight: '100 900', unicodeRange: letters }),
  )
  // A font that does not come is no fault worth a word: the system's letters stay.
  const loaded = await Promise.all(faces.map((face) => face.load())).catch(() => [])
  const stop = router.afterEach((_to, _from, failure) => {
    if (isNavigationFailure(failure)) return
    for (const face of loaded) document.fonts.add(face)
    stop()
  })
}
