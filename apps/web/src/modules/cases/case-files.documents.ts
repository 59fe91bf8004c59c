import { graphql } from '../../platform/graphql.ts'

/** A photo or document that shows something of a case. */
export const caseFileFragment = graphql(`
  fragment CaseFileParts on CaseFile {
    id
    number
    hash
    mediaType
    address
    smallAddress
    width
    height
    bytes
    description
    language
    removedAt
    removalGround
    removalReason
  }
`)
