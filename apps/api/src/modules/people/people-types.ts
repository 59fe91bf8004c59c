import { Person, PersonPost } from './person-type.graphql.ts'

/** The types of this module to which the modules above add what they know, or that their inputs need. */
export const peopleTypes = { Person, PersonPost }
