import type { OutlinedPlace } from '../outline-map.ts'
import type { Tile } from '../tile-map.ts'
import type { Tone } from '../tones.ts'

const tones: readonly Tone[] = ['better', 'same', 'worse', 'few', 'same']
const names = [
  'Ашт',
  'Ҷ. Расулов',
  'Истаравшан',
  'Шаҳриту́с',
  'Абдураҳмони Ҷомӣ',
  'Хуҷанд',
  'Темурмалик',
  'Муъминобод',
  'Тоҷикобод',
  'Роштқалъа',
  'Сино',
  'Кӯҳистони Мастчоҳ',
]

/** A made-up grid with long names, a gap and three regions; the real one belongs to the territory module. */
export const galleryTiles: readonly Tile[] = Array.from({ length: 48 }, (_, index) => {
  const column = index % 12
  const row = Math.floor(index / 12)
  const tone = tones[(index * 7) % 5] ?? 'same'
  const name = names[(index * 5) % 12] ?? ''
  return {
    code: `X-${index}`,
    column,
    row,
    label: `${name} ${index}`,
    shortLabel: name,
    region: column < 5 ? 'A' : row < 2 ? 'B' : 'C',
    tone,
    value: tone === 'few' ? '–' : String(40 + ((index * 13) % 50)),
    description: tone,
    href: `#${index}`,
    current: index === 17,
  }
}).filter((_, index) => index !== 30)

/** The first of them with made-up outlines. */
export const galleryOutlines: readonly OutlinedPlace[] = galleryTiles.slice(0, 24).map((tile) => {
  const [x, y] = [tile.column * 50 + 10, tile.row * 100 + 10]
  return { ...tile, column: x + 25, row: y + 50, path: `M${x} ${y}l40 0 10 90-50 10z` }
})
