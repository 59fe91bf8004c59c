import { onMounted, onUnmounted } from 'vue'

const retryMilliseconds = 5_000

/**
 * Sends again what waits for a connection: `resend` is called when the browser says that it is back, and where `after` was called, by
 * the clock too, because a phone does not always say so. `resend` checks by itself whether anything waits. Call it in `setup`.
 */
export function useResend(resend: () => void) {
  let timer: ReturnType<typeof setTimeout> | undefined
  const stop = () => clearTimeout(timer)

  /** Calls `resend` once after so many milliseconds, in place of an earlier time. */
  function after(milliseconds = retryMilliseconds) {
    stop()
    timer = setTimeout(resend, milliseconds)
  }
  onMounted(() => window.addEventListener('online', resend))
  onUnmounted(() => {
    window.removeEventListener('online', resend)
    stop()
  })
  return { after, stop }
}
