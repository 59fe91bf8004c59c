import { actingPersonHeader } from '@hamkori/schema/acting-person'
import { fileLimits, filesPath } from '@hamkori/schema/files.constants'
import type { TakenFile } from '@hamkori/schema/files.constants'
import { isIssueCode } from '@hamkori/schema/issues'
import type { IssueCode } from '@hamkori/schema/issues'
import type { Refusal } from './action-result.ts'

/** What became of a file: taken, refused for what it is, or not sent at all. */
export type SentFile =
  | { readonly outcome: 'done'; readonly file: TakenFile }
  | { readonly outcome: 'invalid'; readonly code: IssueCode }
  | { readonly outcome: Extract<Refusal, 'signedOut' | 'anotherPerson' | 'busy' | 'offline' | 'failed'> }

/**
 * Sends one file for the person for whom the page was drawn; never rejects. Nobody else can read it before a record refers to it.
 * @param onProgress is told how much of it has been sent, from 0 to 1.
 */
export async function sendFile(
  content: Blob,
  personId: string,
  onProgress: (share: number) => void = () => undefined,
): Promise<SentFile> {
  if (content.size > fileLimits.bytes) return { outcome: 'invalid', code: 'file_too_large' }
  const answer = await send(content, personId, onProgress)
  if (answer === 'offline') return { outcome: 'offline' }
  if (answer !== null && 'hash' in answer) return { outcome: 'done', file: answer }
  const code = answer?.code ?? ''
  if (isIssueCode(code)) return { outcome: 'invalid', code }
  if (code === 'SIGNED_OUT') return { outcome: 'signedOut' }
  if (code === 'ANOTHER_PERSON') return { outcome: 'anotherPerson' }
  return { outcome: code === 'UNAVAILABLE' ? 'busy' : 'failed' }
}

/** What the API answered; null for what is no answer of it. `fetch` does not tell how much has been sent. */
function send(
  content: Blob,
  personId: string,
  onProgress: (share: number) => void,
): Promise<TakenFile | { readonly code?: string } | 'offline' | null> {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest()
    request.open('POST', filesPath)
    request.responseType = 'json'
    request.setRequestHeader('content-type', 'application/octet-stream')
    request.setRequestHeader(actingPersonHeader, personId)
    request.upload.addEventListener('progress', ({ loaded, total }) => {
      if (total > 0) onProgress(loaded / total)
    })
    request.addEventListener('load', () => {
      const answer: unknown = request.response
      resolve(typeof answer === 'object' ? (answer as TakenFile | { readonly code?: string } | null) : null)
    })
    request.addEventListener('error', () => resolve('offline'))
    request.addEventListener('abort', () => resolve(null))
    request.send(content)
  })
}

/** Photos below this many bytes go as they are. */
const smallEnough = 400_000

/**
 * A photo made as small on the device as the server would make it, so that it takes seconds and not minutes on a slow connection. The
 * file itself where the browser cannot read it.
 */
export async function shrinkPhoto(file: File): Promise<Blob> {
  if (file.size < smallEnough) return file
  try {
    const picture = await createImageBitmap(file)
    const scale = Math.min(1, fileLimits.side / Math.max(picture.width, picture.height))
    const canvas = document.createElement('canvas')
    canvas.width = Math.round(picture.width * scale)
    canvas.height = Math.round(picture.height * scale)
    canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height)
    picture.close()
    const shrunk = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', 0.85))
    return shrunk !== null && shrunk.size < file.size ? shrunk : file
  } catch {
    return file
  }
}
