import type { ObjectDirective } from 'vue'

/**
 * `<details v-open-when="condition">`: open from the beginning where the condition holds, and opened or closed when it changes. Unlike
 * `:open`, which Vue sets again when it takes over a page that the server drew, it leaves alone what somebody has opened before the
 * scripts had come: on a slow line that may be a minute.
 */
export const vOpenWhen: ObjectDirective<HTMLDetailsElement, boolean> = {
  getSSRProps: ({ value }) => ({ open: value }),
  created(element, { value }) {
    // An element that is taken over stands in the page already.
    if (!element.isConnected) element.open = value
  },
  updated(element, { value, oldValue }) {
    if (value !== oldValue) element.open = value
  },
}
