import { nextTick } from 'vue'

/** The element that screen readers listen to for a change of page; it stands in App.vue. */
export const announcerId = 'announcer'

/**
 * After a change of page inside the app: puts the focus on the new page's heading, as a browser would start
 * from the top, and reads its title aloud.
 */
export async function announcePage(): Promise<void> {
  await nextTick()
  const heading = document.querySelector<HTMLElement>('main h1') ?? document.querySelector<HTMLElement>('main')
  if (heading) {
    if (!heading.hasAttribute('tabindex')) heading.setAttribute('tabindex', '-1')
    heading.focus({ preventScroll: true })
  }
  announce(document.title)
}

/** Says something to screen readers without moving the focus. */
export function announce(text: string): void {
  const element = document.getElementById(announcerId)
  if (!element) return
  element.textContent = ''
  requestAnimationFrame(() => {
    element.textContent = text
  })
}
