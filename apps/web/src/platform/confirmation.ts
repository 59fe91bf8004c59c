import { type InjectionKey, type Ref, inject, readonly, ref } from 'vue'

/** The one question «is it still you?» of an app, which any action can raise. */
export interface Confirmation {
  /** True while the question is on the screen. */
  readonly asking: Readonly<Ref<boolean>>
  /** Asks; true once both factors were proved, false when the person went away from the question. */
  ask(): Promise<boolean>
  /** Ends the question. */
  resolve(confirmed: boolean): void
}

export const confirmationKey: InjectionKey<Confirmation> = Symbol('confirmation')

/** One app's question. Acts that raise it at the same time wait for the same answer. */
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

/**
 * Runs an action; where the API wants to know afresh who is asking, the question is put and the action goes on by itself.
 * `act` answers with its result's union. What comes back is a ConfirmationNeededError only when the person went away
 * from the question. Call it in `setup`:
 *
 *     const confirmed = useConfirmed()
 *     const result = await confirmed(async () => (await executeMutation({ input })).data?.suspendPerson)
 */
export function useConfirmed() {
  const confirmation = useConfirmation()
  return async function confirmed<Result extends { readonly __typename: string } | null | undefined>(
    act: () => Promise<Result>,
  ): Promise<Result> {
    const result = await act()
    if (result?.__typename !== 'ConfirmationNeededError' || !(await confirmation.ask())) return result
    return act()
  }
}
