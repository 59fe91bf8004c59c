import { type Component, defineAsyncComponent, useSSRContext } from 'vue'

/** Not that a pointer moves: browsers say so by themselves once what is below it has been laid out. */
const signs = ['pointerdown', 'touchstart', 'keydown', 'focusin', 'wheel', 'scroll'] as const

let touched = false
const touch: Promise<void> = import.meta.env.SSR
  ? Promise.resolve()
  : new Promise((resolve) => {
      const begin = () => {
        touched = true
        for (const sign of signs) removeEventListener(sign, begin, { capture: true })
        resolve()
      }
      for (const sign of signs) addEventListener(sign, begin, { capture: true, passive: true })
    })

/**
 * A part of a page below what it is opened for. The server draws it whole, and its links work at once; its script is fetched with the
 * first sign of a reader, who scrolls, presses or types, so that the page comes to rest without it. On a page that is opened later it
 * comes with the page. The component itself calls {@link useLaterPart}. Call it in `setup`.
 */
export function laterPart<Part extends Component>(load: () => Promise<Part>): Part {
  return defineAsyncComponent({
    // Taking a drawn page over must not wait for a reader; a page that is opened later waits for its parts, as for everything else.
    suspensible: import.meta.env.SSR || touched,
    loader: async () => {
      await touch
      return load()
    },
  })
}

/** Keeps the script of a {@link laterPart} out of those that come with its page. `file` is the part's path from the web app's folder. */
export function useLaterPart(file: string): void {
  if (!import.meta.env.SSR) return
  const modules = useSSRContext<{ modules?: Set<string> }>()?.modules
  if (modules?.delete(file) === false) throw new Error(`${file} is not the path of the component that calls this`)
}
