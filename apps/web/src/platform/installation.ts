import { type InjectionKey, inject } from 'vue'

export const demonstrationKey: InjectionKey<boolean> = Symbol('demonstration')

/** Whether this installation holds demonstration content, which every page must say. Call it in `setup`. */
export function useDemonstration(): boolean {
  return inject(demonstrationKey, false)
}
