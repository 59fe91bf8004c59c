import { type InjectionKey, type Ref, inject, ref } from 'vue'

/** A short notice that an action has been done. Errors are never a toast: they stay beside what failed. */
export interface Toast {
  readonly id: number
  readonly text: string
}

/** The notices of one app. */
export interface Toasts {
  readonly shown: Readonly<Ref<readonly Toast[]>>
  show(text: string): void
  dismiss(id: number): void
}

export const toastsKey: InjectionKey<Toasts> = Symbol('toasts')

/** Long enough to read twice; the notice is read aloud as well. */
const visibleFor = 8000

/** One app's notices. */
export function createToasts(): Toasts {
  const shown = ref<readonly Toast[]>([])
  let next = 1
  const dismiss = (id: number): void => {
    shown.value = shown.value.filter((toast) => toast.id !== id)
  }
  return {
    shown,
    dismiss,
    show: (text) => {
      const id = next++
      shown.value = [...shown.value.slice(-2), { id, text }]
      setTimeout(() => dismiss(id), visibleFor)
    },
  }
}

/** The notices of this app. Call it in `setup`. */
export function useToasts(): Toasts {
  return inject(toastsKey, createToasts, true)
}
