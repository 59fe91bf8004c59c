import { ruleOf } from '@hamkori/schema/permissions'
import type { CouncilOffice } from '../../../generated/prisma/enums.ts'
import { mayAct } from '../../platform/authorize.ts'
import type { SignedInViewer, Viewer } from '../../platform/viewer.ts'

/** Whose work an inbox shows. */
export interface InboxScope {
  /** The department of the post, for the heading; null for councils. */
  readonly departmentId: string | null
  /** The departments that the viewer answers for. */
  readonly departmentIds: readonly string[]
  /** The councils whose records the viewer sends. */
  readonly councilIds: readonly string[]
  /** Whether the viewer is a coordinator. */
  readonly coordinates: boolean
  /** The councils on which the viewer sits without an office. */
  readonly memberOf: readonly string[]
  /** The seats that the viewer holds, on these councils and on others. */
  readonly membershipIds: readonly string[]
  readonly personId: string
  /** Among them, those whose minutes the viewer signs as secretary, and as chair or deputy. */
  readonly secretaryOf: readonly string[]
  readonly chairOf: readonly string[]
}

/** What the viewer's inbox reaches: own departments and those below, own councils, own seats, the country for coordinators; null for people without any. */
export function inboxScope(viewer: Viewer): InboxScope | null {
  if (viewer.kind !== 'person') return null
  const posts = officerPosts(viewer)
  const departmentIds = [...new Set(posts.flatMap((post) => post.departmentIds))]
  const councilIds = viewer.seats
    .map(({ councilId }) => councilId)
    .filter((councilId) => mayAct(viewer, 'shortcoming:send', { councilId }))
  const coordinates = viewer.posts.some(({ role }) => role === 'coordinator')
  if (departmentIds.length === 0 && viewer.seats.length === 0 && !coordinates) return null
  const holding = (...offices: readonly CouncilOffice[]) =>
    viewer.seats.filter(({ office }) => offices.includes(office)).map(({ councilId }) => councilId)
  return {
    departmentId: posts[0]?.departmentId ?? null,
    departmentIds,
    councilIds,
    coordinates,
    memberOf: holding('member'),
    membershipIds: viewer.seats.map(({ membershipId }) => membershipId),
    personId: viewer.personId,
    secretaryOf: holding('secretary'),
    chairOf: holding('chair', 'deputyChair'),
  }
}

function officerPosts(viewer: SignedInViewer) {
  const { posts } = ruleOf('inbox:read')
  return viewer.posts.filter(({ role }) => posts.includes(role))
}
