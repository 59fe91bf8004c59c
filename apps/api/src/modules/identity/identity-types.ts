import { Invitation } from './invitation.graphql.ts'
import { CouncilOffice, Post, PostRole, Seat, ViewerType } from './viewer.graphql.ts'

/** The types of this module to which the modules above add what they know, or that their inputs need. */
export const identityTypes = { CouncilOffice, Invitation, Post, PostRole, Seat, Viewer: ViewerType }
