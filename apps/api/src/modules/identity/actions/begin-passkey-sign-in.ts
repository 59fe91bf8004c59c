import { countAttemptOfEverybody } from '../rate-limit-statements.ts'
import { beginCeremony } from '../ceremony.queries.ts'
import { askForPasskey } from '../factors/passkeys.ts'

/** What a browser hands to the device, and the ceremony under which the answer is awaited. */
export interface PasskeyAsked {
  readonly ceremony: string
  readonly optionsJson: string
}

/** Asks a browser for any passkey of this place. Anybody may; the challenge is good once, for five minutes. */
export async function beginPasskeySignIn(): Promise<PasskeyAsked> {
  await countAttemptOfEverybody()
  const { optionsJson, challenge } = await askForPasskey()
  return { ceremony: await beginCeremony({ kind: 'passkeySignIn', sessionId: null }, challenge), optionsJson }
}
