import './viewer.graphql.ts'
import './sign-in.graphql.ts'
import './invitation.graphql.ts'
import './factors.graphql.ts'
