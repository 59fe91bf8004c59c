import { onBeforeUnmount, watch } from 'vue'

/** A letter is usually on its way within seconds; where the mail server is away, whoever waits longer opens the page again. */
const pause = 2000
const mostLooks = 10

/** Asks again every two seconds, for at most twenty, while something that goes on by itself is `pending`. Call it in `setup`. */
export function useLookAgain(pending: () => boolean, look: () => void): void {
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
        if (looks >= mostLooks) stop()
      }, pause)
    },
    { immediate: true },
  )
  onBeforeUnmount(stop)
}
