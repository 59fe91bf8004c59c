import './people.graphql.ts'

export { assignPost } from './actions/assign-post.ts'
export { people } from './people.ts'
export { peopleTypes } from './people-types.ts'
