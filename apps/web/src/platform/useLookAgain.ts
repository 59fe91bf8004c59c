import { onBeforeUnmount, watch } from 'vue'

const pause = 2000
/** A letter is usually on its way within seconds; where the mail server is away, whoever waits longer opens the page again. */
const mostLooks = 10

/**
 * Asks again every two seconds while something that goes on by itself is `pending`. Call it in `setup`.
 * @param options.toTheEnd for work that shows its progress: asks until it is done. Without it, for at most twenty seconds.
 */
export function useLookAgain(pending: () => boolean, look: () => void, options: { toTheEnd?: true } = {}): void {
  let timer: ReturnType<typeof setInterval> | undefined
  const stop = () => clearInterval(timer)
  watch(
    pending,
    (now) => {
      stop()
      if (!now || import.meta.env.SSR) return
      let looks = 0
      timer = setInterval(() => {
        look()
        looks += 1
        if (looks >= mostLooks && options.toTheEnd !== true) stop()
      }, pause)
    },
    { immediate: true },
  )
  onBeforeUnmount(stop)
}
