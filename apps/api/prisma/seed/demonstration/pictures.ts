import type { CaseFileInput } from '@hamkori/schema/cases'
import sharp from 'sharp'
import { readUpload } from '../../../src/platform/files/read-upload.ts'
import { storeFile } from '../../../src/platform/files/stored-files.ts'
import type { SignedInViewer } from '../../../src/platform/viewer.ts'

/** A picture of the demonstration: what is drawn, and what it shows, in the language of what it stands with. */
export interface SeededFile {
  readonly picture: keyof typeof scenes
  readonly description: string
}

const wall = '<rect width="800" height="600" fill="#e9dfc9"/><rect y="430" width="800" height="170" fill="#b9aa8c"/>'
const door = (x: number) =>
  `<rect x="${x}" y="130" width="170" height="300" fill="#6b4a2f"/><circle cx="${x + 145}" cy="290" r="9" fill="#e3c36a"/>`
const paper = (x: number, y: number, lines: number) =>
  `<rect x="${x}" y="${y}" width="130" height="170" fill="#fffdf6" stroke="#8d8468" stroke-width="3"/>` +
  Array.from(
    { length: lines },
    (_line, at) =>
      `<rect x="${x + 16}" y="${y + 22 + at * 24}" width="${at % 2 ? 70 : 98}" height="9" fill="#4a5568"/>`,
  ).join('')

/** Drawn, so that the demonstration shows no place and nobody. */
const scenes = {
  steps: `${wall}${door(320)}<rect x="250" y="430" width="310" height="40" fill="#9c9c97"/><rect x="220" y="470" width="370" height="40" fill="#8a8a85"/><rect x="190" y="510" width="430" height="40" fill="#777772"/>`,
  closedDoor: `${wall}${door(200)}${paper(440, 170, 5)}<rect x="210" y="300" width="150" height="30" fill="#a33" />`,
  openDoor: `${wall}<rect x="200" y="130" width="170" height="300" fill="#fbe9a8"/><polygon points="370,130 450,160 450,460 370,430" fill="#6b4a2f"/>${paper(520, 170, 5)}`,
  noticeBoard: `${wall}<rect x="150" y="90" width="500" height="290" fill="#7a5b3a"/><rect x="165" y="105" width="470" height="260" fill="#c9ab7c"/>${paper(200, 140, 5)}${paper(340, 140, 6)}${paper(480, 140, 4)}`,
} as const

/** The pictures as somebody has sent them. Each is drawn anew: the same drawing is the same file. */
export async function sentPictures(
  { personId }: SignedInViewer,
  files: readonly SeededFile[] = [],
): Promise<CaseFileInput[]> {
  const sent: CaseFileInput[] = []
  for (const { picture, description } of files) {
    const drawn = `<svg xmlns="http://www.w3.org/2000/svg" width="800" height="600">${scenes[picture]}</svg>`
    const { hash } = await storeFile(personId, await readUpload(await sharp(Buffer.from(drawn)).png().toBuffer()))
    sent.push({ fileHash: hash, description, facesConsidered: true })
  }
  return sent
}
