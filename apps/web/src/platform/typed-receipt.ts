import { type InjectionKey, inject } from 'vue'

/** Where the app leaves the key of a receipt that was sent to its page by the form alone. */
export const typedReceiptKey: InjectionKey<string | null> = Symbol('typed receipt')

/**
 * The key of the receipt with which a browser without JavaScript asked for the page: null where what was typed is no receipt,
 * undefined where the page was only opened. Call it in `setup`.
 */
export function useTypedReceipt(): string | null | undefined {
  return inject(typedReceiptKey, undefined)
}
