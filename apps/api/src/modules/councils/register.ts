import { describeCouncil } from './actions/describe-council.ts'
import { registerBody } from './actions/register-body.ts'
import { registerDocument } from './actions/register-document.ts'

/** What puts organisations, legal documents and what councils say of themselves on the record, for imports. */
export const register = { body: registerBody, document: registerDocument, councilProfile: describeCouncil }
