import { defineMatrix, textIn } from '../../../testing/matrix/module-matrix.ts'

/** What all kinds of cases contribute to the authorization matrix: what follows an answer. Their records are made by the kinds. */
export const matrix = defineMatrix({
  tables: {
    follow_up: {
      others: ['record_type', 'verb', 'capacity', 'language', 'text', 'evidence', 'signer_title', 'content_hash'],
    },
    earlier_clock: { others: ['record_type'] },
    case_file: {
      others: [
        ...['record_type', 'step', 'file_hash', 'small_hash', 'media_type', 'language'],
        ...['removal_ground', 'removal_reason', 'removed_hash'],
      ],
      restricted: ['description'],
    },
  },
  types: ['FollowUp', 'EarlierClock', 'CaseFile'],
  withoutScope: { authorizedByLoader: ['CaseFile'] },
  actions: {
    // A file of a shortcoming that its council has sent.
    removeCaseFile: (_thing, id, scope) => ({
      input: {
        fileId: id('CaseFile', 'publishedFile'),
        ground: 'recognisablePerson',
        reason: textIn(scope, 'Одам шинохта мешавад.'),
      },
    }),
  },
})
