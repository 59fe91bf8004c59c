/** Why a device gave no answer: nobody unlocked it, it holds a passkey of this account already, or it cannot. */
export type PasskeyFailure = 'cancelled' | 'known' | 'unable'

/** What a device said: its answer as the API takes it, or why there is none. */
export type PasskeyAnswer = { readonly responseJson: string } | { readonly failed: PasskeyFailure }

/** Whether passkeys work here: the browser knows them, and the site has a name. None can belong to a bare address. */
export function knowsPasskeys(): boolean {
  const isBareAddress = /^[\d.]+$|^\[/u.test(location.hostname)
  return typeof globalThis.PublicKeyCredential === 'function' && !isBareAddress
}

/** Asks the device for a passkey of this place. The library comes only now. */
export async function askDeviceForPasskey(optionsJson: string): Promise<PasskeyAnswer> {
  const { startAuthentication } = await import('@simplewebauthn/browser')
  return answerOf(() => startAuthentication({ optionsJSON: JSON.parse(optionsJson) }))
}

/** Makes a new passkey on the device. */
export async function makePasskeyOnDevice(optionsJson: string): Promise<PasskeyAnswer> {
  const { startRegistration } = await import('@simplewebauthn/browser')
  return answerOf(() => startRegistration({ optionsJSON: JSON.parse(optionsJson) }))
}

/** Browsers say on purpose little about why: whoever closes the window and whoever has no passkey look the same. */
async function answerOf(ask: () => Promise<object>): Promise<PasskeyAnswer> {
  try {
    return { responseJson: JSON.stringify(await ask()) }
  } catch (failure) {
    const name = failure instanceof Error ? failure.name : ''
    if (name === 'InvalidStateError') return { failed: 'known' }
    return { failed: name === 'NotAllowedError' || name === 'AbortError' ? 'cancelled' : 'unable' }
  }
}
