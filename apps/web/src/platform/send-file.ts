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

/** Sends one file for the person for whom the page was drawn; never rejects. Nobody else can read it before a record refers to it. */
export async function sendFile(content: Blob, personId: string): Promise<SentFile> {
  if (content.size > fileLimits.bytes) return { outcome: 'invalid', code: 'file_too_large' }
  try {
    const response = await fetch(filesPath, {
      method: 'POST',
      body: content,
      credentials: 'same-origin',
      headers: { 'content-type': 'application/octet-stream', [actingPersonHeader]: personId },
    })
    const answer = (await response.json()) as TakenFile | { readonly code: string }
    if (!('code' in answer)) return { outcome: 'done', file: answer }
    if (isIssueCode(answer.code)) return { outcome: 'invalid', code: answer.code }
    if (answer.code === 'SIGNED_OUT') return { outcome: 'signedOut' }
    if (answer.code === 'ANOTHER_PERSON') return { outcome: 'anotherPerson' }
    return { outcome: answer.code === 'UNAVAILABLE' ? 'busy' : 'failed' }
  } catch (failure) {
    // fetch rejects with a TypeError when the network is away; anything else came from the server.
    return { outcome: failure instanceof TypeError ? 'offline' : 'failed' }
  }
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
