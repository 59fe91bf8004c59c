import type { InjectionKey } from 'vue'

/** The page as the server drew it, kept as long as its address is shown. */
export interface ServedPage {
  /** The reader has gone on to another page: the server's is needed no more. */
  readonly left: () => void
  /**
   * Drawing failed, at first or when something on the page changed: puts the server's page back, whose links and forms work without a script. Returns false where it is gone
   * already, or was never there.
   */
  readonly putBack: () => boolean
}

export const servedPageKey: InjectionKey<ServedPage> = Symbol('served page')

const controls = 'input, textarea, select'

/** What was typed and ticked goes along, as far as the two have the same fields. */
function copyValues(from: readonly Element[], to: Element): void {
  const fields = [...to.querySelectorAll<HTMLInputElement>(controls)]
  if (fields.length !== from.length) return
  for (const [index, field] of fields.entries()) {
    const { value, checked } = from[index] as HTMLInputElement
    field.value = value
    field.checked = checked
  }
}

/** Keeps the server's page in `root`; `remove` takes away the app that tries to draw it. Browser only. */
export function keepServedPage(root: Element, remove: () => void): ServedPage {
  let kept: Element | null = root.cloneNode(true) as Element
  return {
    left: () => (kept = null),
    putBack() {
      const page = kept
      if (page === null) return false
      kept = null
      const fields = [...root.querySelectorAll(controls)]
      // Not in the middle of the app's own work.
      setTimeout(() => {
        copyValues(fields, page)
        try {
          remove()
        } finally {
          root.replaceWith(page)
        }
      })
      return true
    },
  }
}

/** Vue's names of its own work in which a page is drawn, in development and (as numbers) in a build; not those of what people do. */
const drawing =
  /(?:#runtime-(?:0|1|13|15)|^(?:setup function|render function|async component loader|component update))$/

/** Whether an error that a component met, as `onErrorCaptured` tells it, leaves the page undrawn. */
export function isWhileDrawing(info: string): boolean {
  return drawing.test(info)
}
