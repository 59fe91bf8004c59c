import './platform/scalars.ts'
import './platform/error-types.ts'
import './platform/text-types.ts'
import './platform/record-types.ts'
import './platform/installation.ts'
import './modules/identity/identity.graphql.ts'
import './modules/territory/territory.graphql.ts'
import './modules/councils/councils.graphql.ts'
import './modules/meetings/meetings.graphql.ts'
import './modules/shortcomings/shortcomings.graphql.ts'
import './modules/proposals/proposals.graphql.ts'
import './modules/feedback/feedback.graphql.ts'
import './modules/dashboards/dashboards.graphql.ts'
import { builder } from './platform/builder.ts'

/** The whole schema: every module has added its types and fields by being imported. */
export const schema = builder.toSchema()
