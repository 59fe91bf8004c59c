import { type InjectionKey, inject } from 'vue'

export const demonstrationKey: InjectionKey<boolean> = Symbol('demonstration')

/** Whether this installation holds demonstration content, which every page must say. Call it in `setup`. */
export function useDemonstration(): boolean {
  return inject(demonstrationKey, false)
}

export const originKey: InjectionKey<string> = Symbol('origin')

/** Where this installation is reached, such as `https://hamkori.example`, for links that leave the screen. Call it in `setup`. */
export function useOrigin(): string {
  return inject(originKey, '')
}

export const sourceUrlKey: InjectionKey<string | null> = Symbol('source URL')

/**
 * Where whoever uses this installation gets the source code of what runs here, as section 13 of the AGPL wants it offered;
 * null where the operator has not said. Call it in `setup`.
 */
export function useSourceUrl(): string | null {
  return inject(sourceUrlKey, null)
}
