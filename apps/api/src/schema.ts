import './platform/scalars.ts'
import './platform/error-types.ts'
import './platform/text-types.ts'
import './platform/record-types.ts'
import './platform/installation.ts'
import './rooms/identity/identity.graphql.ts'
import './rooms/territory/territory.graphql.ts'
import './rooms/councils/councils.graphql.ts'
import './rooms/meetings/meetings.graphql.ts'
import './rooms/shortcomings/shortcomings.graphql.ts'
import './rooms/proposals/proposals.graphql.ts'
import './rooms/feedback/feedback.graphql.ts'
import './rooms/dashboards/dashboards.graphql.ts'
import { builder } from './platform/builder.ts'

/** The whole schema: every room has added its types and fields by being imported. */
export const schema = builder.toSchema()
