import { type InjectionKey, type Ref, inject, readonly, ref } from 'vue'

/** The one question «is it still you?» of an app, which `useAction` asks where the API wants a fresh proof of identity. */
export interface Confirmation {
  /** True while the question is on the screen. */
  readonly asking: Readonly<Ref<boolean>>
  /** Asks; true once both factors were proved, false when the person closed the question. */
  ask(): Promise<boolean>
  /** Ends the question. */
  resolve(confirmed: boolean): void
}

export const confirmationKey: InjectionKey<Confirmation> = Symbol('confirmation')

/** One app's question. Actions that ask it at the same time wait for the same answer. */
export function createConfirmation(): Confirmation {
  const asking = ref(false)
  let waiting: ((confirmed: boolean) => void)[] = []
  return {
    asking: readonly(asking),
    ask: () => {
      asking.value = true
      return new Promise((resolve) => waiting.push(resolve))
    },
    resolve: (confirmed) => {
      asking.value = false
      const answered = waiting
      waiting = []
      for (const resolve of answered) resolve(confirmed)
    },
  }
}

/** The question of this app. Call it in `setup`. */
export function useConfirmation(): Confirmation {
  const confirmation = inject(confirmationKey)
  if (!confirmation) throw new Error('useConfirmation is called outside the app')
  return confirmation
}
