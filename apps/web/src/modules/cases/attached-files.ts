import { caseLimits } from '@hamkori/schema/cases.constants'
import type { Issue } from '../../platform/forms/useIssues.ts'
import type { FragmentOf } from '../../platform/graphql.ts'
import type { caseFileFragment } from './case-files.documents.ts'

/** A file as a form keeps it: it was sent before, and is named by the hash of its content. */
export interface AttachedFile {
  readonly hash: string
  readonly mediaType: string
  readonly bytes: number
  /** As it is called on the device; '' for one that is there already. */
  readonly name: string
  /** Of its small picture; '' where there is none to be read yet. */
  readonly smallAddress: string
  description: string
}

/** What the API wants to know of a file. */
interface FileInput {
  readonly fileHash: string
  readonly description: string
  readonly facesConsidered: boolean
}

/** Files that are there already, as a form begins with them; without those that were taken off. */
export function attachedOf(files: readonly FragmentOf<typeof caseFileFragment>[]): AttachedFile[] {
  return files
    .filter(({ removedAt }) => removedAt === null)
    .map(({ hash, mediaType, bytes, description, smallAddress }) => ({
      hash,
      mediaType,
      bytes,
      description: description ?? '',
      name: '',
      smallAddress: smallAddress ?? '',
    }))
}

/** Files as they are sent. The form has shown what to think of, and asked. */
export function filesInput(files: readonly AttachedFile[]): FileInput[] {
  return files.map(({ hash, description }) => ({ fileHash: hash, description, facesConsidered: true }))
}

/** What is missing beside files. */
export function gapsInFiles(files: readonly AttachedFile[]): Issue[] {
  return files.flatMap(({ description }, at) =>
    description.trim() === '' ? [{ path: ['files', String(at), 'description'], code: 'required' }] : [],
  )
}

/** Whether no more files may stand beside these. */
export function areFull(files: readonly AttachedFile[]): boolean {
  return files.length >= caseLimits.files
}

/** Files in a question before publishing: each with its place and what it shows. */
export function textOfFiles(files: readonly AttachedFile[]): string {
  return files.map(({ description }, at) => `${at + 1}. ${description.trim()}`).join('\n')
}
