import { type Component, type InjectionKey, inject } from 'vue'

/** The component that draws a link inside the app; it takes `href`. The general app gives its router's. */
export const anchorKey: InjectionKey<Component | 'a'> = Symbol('anchor')

/** What to draw links with: a plain `a` where no router is. Call it in `setup`. */
export function useAnchor(): Component | 'a' {
  return inject(anchorKey, 'a')
}
