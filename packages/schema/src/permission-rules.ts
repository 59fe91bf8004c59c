import type { CouncilOffice } from './councils.constants.ts'
import type { PostRole } from './identity.constants.ts'

/** How far a permission reaches from the public fact it follows from. */
export const reaches = [
  'everybody',
  'ownReceipt',
  'ownAccount',
  'ownCouncil',
  'ownDepartmentAndBelow',
  'country',
] as const
export type Reach = (typeof reaches)[number]

/**
 * Who may do something. Permissions follow from public facts: an office in a council (`offices`, in that
 * council) or a post in a department (`posts`, for that department and those below, or the whole country).
 */
export interface PermissionRule {
  readonly reach: Reach
  readonly offices?: readonly CouncilOffice[]
  readonly posts?: readonly PostRole[]
  /** Those of the posts that reach the whole country where the others reach their own department and those below. */
  readonly nationwide?: readonly PostRole[]
}

/** Everybody, without an account too. */
export const everybody = { reach: 'everybody' } as const satisfies PermissionRule

/** Whoever holds the receipt that the action names. */
export const receiptHolder = { reach: 'ownReceipt' } as const satisfies PermissionRule

/** Everybody with an account, on that account. */
export const accountHolder = { reach: 'ownAccount' } as const satisfies PermissionRule

/** Everybody with a seat on the council. */
export const members = {
  reach: 'ownCouncil',
  offices: ['chair', 'deputyChair', 'secretary', 'member'],
} as const satisfies PermissionRule

/** Chairs, deputies and secretaries of the council. */
export const secretariat = {
  reach: 'ownCouncil',
  offices: ['chair', 'deputyChair', 'secretary'],
} as const satisfies PermissionRule

/** Chairs, deputies and secretaries of the council, and coordinators. */
export const secretariatOrCoordinators = {
  reach: 'ownCouncil',
  offices: ['chair', 'deputyChair', 'secretary'],
  posts: ['coordinator'],
} as const satisfies PermissionRule

/** Everybody with a seat on the council, and coordinators. */
export const membersOrCoordinators = {
  reach: 'ownCouncil',
  offices: ['chair', 'deputyChair', 'secretary', 'member'],
  posts: ['coordinator'],
} as const satisfies PermissionRule

/** Officers of the department, and of those above it. */
export const officers = { reach: 'ownDepartmentAndBelow', posts: ['officer'] } as const satisfies PermissionRule

/** Everybody with a seat on the council for what is the council's; officers for what is their department's, and of those below it. */
export const membersOrOfficers = {
  reach: 'ownDepartmentAndBelow',
  offices: ['chair', 'deputyChair', 'secretary', 'member'],
  posts: ['officer'],
} as const satisfies PermissionRule

/** Chairs and deputies of the council, and administrators. */
export const chairsOrAdministrators = {
  reach: 'ownCouncil',
  offices: ['chair', 'deputyChair'],
  posts: ['administrator'],
} as const satisfies PermissionRule

/** Chairs and deputies of the council, coordinators and administrators. */
export const chairsOrRegistrars = {
  reach: 'ownCouncil',
  offices: ['chair', 'deputyChair'],
  posts: ['coordinator', 'administrator'],
} as const satisfies PermissionRule

/** Coordinators. */
export const coordinators = { reach: 'country', posts: ['coordinator'] } as const satisfies PermissionRule

/** Administrators. */
export const administrators = { reach: 'country', posts: ['administrator'] } as const satisfies PermissionRule

/** Coordinators and observers. */
export const watchers = { reach: 'country', posts: ['coordinator', 'observer'] } as const satisfies PermissionRule

/** Coordinators, observers and administrators. */
export const overseers = {
  reach: 'country',
  posts: ['coordinator', 'observer', 'administrator'],
} as const satisfies PermissionRule

/** Coordinators and administrators. */
export const registrars = {
  reach: 'country',
  posts: ['coordinator', 'administrator'],
} as const satisfies PermissionRule
