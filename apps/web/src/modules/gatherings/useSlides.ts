import { onBeforeUnmount, onMounted } from 'vue'
import type { Ref } from 'vue'

const forward = ['ArrowRight', 'PageDown']
const back = ['ArrowLeft', 'PageUp']

/**
 * Turns the slides of a deck by arrow keys, by the keys of a presenter's remote control (page up and down), home and end. Up and down
 * scroll as ever within a slide that is higher than the screen.
 */
export function useSlides(deck: Readonly<Ref<HTMLElement | null>>) {
  const slides = () => [...(deck.value?.querySelectorAll<HTMLElement>('section') ?? [])]
  /** The slide on which the reader is: the last whose top is not below the middle of the screen. */
  function current(all: readonly HTMLElement[]): number {
    const middle = window.innerHeight / 2
    return Math.max(0, all.filter((slide) => slide.getBoundingClientRect().top <= middle).length - 1)
  }
  function show(all: readonly HTMLElement[], at: number): void {
    const slide = all[Math.min(Math.max(at, 0), all.length - 1)]
    slide?.focus({ preventScroll: true })
    slide?.scrollIntoView()
  }
  /** Shows the slide that is so many after this one. */
  function turn(by: number): void {
    const all = slides()
    show(all, current(all) + by)
  }

  function onKey(event: KeyboardEvent): void {
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return
    const all = slides()
    const at = current(all)
    const fits = (all[at]?.offsetHeight ?? 0) <= window.innerHeight + 1
    if (forward.includes(event.key) || (event.key === 'ArrowDown' && fits)) show(all, at + 1)
    else if (back.includes(event.key) || (event.key === 'ArrowUp' && fits)) show(all, at - 1)
    else if (event.key === 'Home') show(all, 0)
    else if (event.key === 'End') show(all, all.length - 1)
    else return
    event.preventDefault()
  }
  onMounted(() => addEventListener('keydown', onKey))
  onBeforeUnmount(() => removeEventListener('keydown', onKey))
  return { turn }
}
