import type { SignedInViewer } from '../viewer.ts'

/** Whether somebody may read a file to which a record of a module refers that is not public yet. */
export type DraftFileReader = (viewer: SignedInViewer, hash: string) => Promise<boolean>

const readers: DraftFileReader[] = []

/** Adds what modules say of the files of their drafts. */
export function addDraftFileReaders(more: readonly DraftFileReader[]): void {
  readers.push(...more)
}

/** Whether a module lets this person read a file of a draft, by its hash or that of its small variant. */
export async function mayReadDraftFile(viewer: SignedInViewer, hash: string): Promise<boolean> {
  for (const mayRead of readers) if (await mayRead(viewer, hash)) return true
  return false
}
