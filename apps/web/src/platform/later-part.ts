import { type Component, defineAsyncComponent, getCurrentInstance, useSSRContext } from 'vue'

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

/** The parts whose scripts are on their way. */
const coming = new Set<Promise<unknown>>()

/**
 * A part of a page below what it is opened for. The server draws it whole, and its links work at once; its script is fetched with the
 * first sign of a reader, who scrolls, presses or types, so that the page comes to rest without it. On a page that is opened later it
 * comes with the page. The component itself calls {@link useLaterPart}. Call it in `setup`.
 */
export function laterPart<Part extends Component>(load: () => Promise<Part>): Part {
  // What the server drew is there already: nobody waits for it, also not a part of a part that has just been taken over.
  const isTakenOver = getCurrentInstance()?.vnode.el != null
  return defineAsyncComponent({
    // A page that is opened later waits for its parts, as for everything else.
    suspensible: import.meta.env.SSR || (touched && !isTakenOver),
    loader: async () => {
      await touch
      const part = load()
      coming.add(part)
      return part.finally(() => coming.delete(part))
    },
  })
}

/**
 * Resolves when every part that is on its way has been taken over. What the reader's first press changes on the same page waits for
 * it: Vue compares what the server drew with what is wanted by then, and would leave colours of the former choice under the words of
 * the new one. A part that cannot be fetched holds nobody up.
 */
export async function laterPartsTaken(): Promise<void> {
  while (coming.size > 0) {
    await Promise.allSettled(coming)
    // Taking a part over begins with its script and may ask for parts of its own.
    await new Promise((resolve) => setTimeout(resolve, 0))
  }
}

/** Keeps the script of a {@link laterPart} out of those that come with its page. `file` is the part's path from the web app's folder. */
export function useLaterPart(file: string): void {
  if (!import.meta.env.SSR) return
  const modules = useSSRContext<{ modules?: Set<string> }>()?.modules
  if (modules?.delete(file) === false) throw new Error(`${file} is not the path of the component that calls this`)
}
