import { type InjectionKey, type Ref, inject, readonly, ref } from 'vue'

/** A question that an act asks over any page before it goes on, such as «is it still you?». */
export interface Question {
  /** True while the question is on the screen. */
  readonly asking: Readonly<Ref<boolean>>
  /** Asks; true once it was answered as the act needs it, false when the person closed the question. */
  ask(): Promise<boolean>
  /** Ends the question. */
  resolve(answered: boolean): void
}

/** Asks for a fresh proof of identity, where the API wants one. */
export const confirmationKey: InjectionKey<Question> = Symbol('confirmation')
/** Asks to sign in again, where the session has ended. */
export const signInAgainKey: InjectionKey<Question> = Symbol('sign in again')

/** One app's question. Acts that ask it at the same time wait for the same answer. */
export function createQuestion(): Question {
  const asking = ref(false)
  let waiting: ((answered: boolean) => void)[] = []
  return {
    asking: readonly(asking),
    ask: () => {
      asking.value = true
      return new Promise((resolve) => waiting.push(resolve))
    },
    resolve: (answered) => {
      asking.value = false
      const answeredNow = waiting
      waiting = []
      for (const resolve of answeredNow) resolve(answered)
    },
  }
}

/** This app's question for a fresh proof of identity. Call it in `setup`. */
export const useConfirmation = (): Question => questionOf(confirmationKey)
/** This app's question to sign in again. Call it in `setup`. */
export const useSignInAgain = (): Question => questionOf(signInAgainKey)

function questionOf(key: InjectionKey<Question>): Question {
  const question = inject(key)
  if (!question) throw new Error('a question is asked outside the app')
  return question
}
