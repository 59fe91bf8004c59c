import { type InjectionKey, inject } from 'vue'

/** The moment at which the page was made; the browser takes the server's, so that «3 days ago» reads the same in both. */
export const nowKey: InjectionKey<() => Date> = Symbol('now')

/** The moment the page counts from. Call it in `setup`; it does not tick. */
export function useNow(): Date {
  return inject(nowKey, () => () => new Date(), true)()
}
