import { saveFile } from '../../../platform/save-file.ts'

/** Twice as many points as the drawing has, for sharp screens and for print. */
const density = 2

/** Saves a drawing of this site as PNG, made by the browser. Rejects where the browser cannot. */
export async function savePng(address: string, name: string): Promise<void> {
  saveFile(name, await pngOf(address), 'image/png')
}

async function pngOf(address: string): Promise<Blob> {
  const image = new Image()
  image.src = address
  await image.decode()
  const canvas = document.createElement('canvas')
  canvas.width = image.naturalWidth * density
  canvas.height = image.naturalHeight * density
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height)
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('the browser made no picture'))), 'image/png')
  })
}
