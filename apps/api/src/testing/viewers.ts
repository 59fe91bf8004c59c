import type { CouncilOffice, PostRole } from '../../generated/prisma/enums.ts'
import type { SignedInViewer } from '../platform/viewer.ts'

/** Somebody who is signed in, without a row anywhere: for policies. Seats are pairs of a council's key and an office. */
export function viewer({
  seats = [],
  posts = [],
}: {
  seats?: [string, CouncilOffice][]
  posts?: PostRole[]
}): SignedInViewer {
  return {
    kind: 'person',
    personId: 'me',
    sessionId: 's',
    email: 'e',
    label: 'l',
    demonstration: false,
    confirmedAt: null,
    seats: seats.map(([councilId, office]) => ({ membershipId: 'm', councilId, councilSlug: 'c', office })),
    posts: posts.map((role) => ({
      role,
      departmentId: null,
      departmentIds: [],
      titleTg: null,
      titleRu: null,
      titleEn: null,
      validFrom: '2020-01-01',
      validTo: null,
    })),
  }
}
