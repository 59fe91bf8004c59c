/** What Chromium says of a connection; other browsers say nothing. */
interface Connection {
  readonly saveData?: boolean
  readonly effectiveType?: string
}

/** How long a stream that was refused is left alone. */
const refusedMilliseconds = 60_000
/** All who follow something hear of it at the same moment; they ask at different ones, each by when its page was opened. */
const spread = performance.timeOrigin % 800

/** Whether this device had better not keep a connection open: its reader saves data, or is on 2G. */
function isDataDear(): boolean {
  const { connection } = navigator as { readonly connection?: Connection }
  return connection?.saveData === true || /2g$/.test(connection?.effectiveType ?? '')
}

/**
 * Follows what happens at an address (Server-Sent Events) and calls `changed` for it, soon after and not for each of many at once. Only
 * while the page is visible: hidden it holds no connection, and once it is seen again it may have missed something, so `changed` is called.
 * Returns what ends it.
 */
export function follow(address: string, changed: () => void): () => void {
  if (!('EventSource' in window) || isDataDear()) return () => undefined
  let source: EventSource | null = null
  let opened = 0
  let waiting: number | undefined
  let retrying: number | undefined

  function change(): void {
    clearTimeout(waiting)
    waiting = window.setTimeout(changed, spread)
  }
  function open(): void {
    if (source !== null || document.visibilityState !== 'visible') return
    source = new EventSource(address)
    source.addEventListener('change', change)
    source.addEventListener('end', stop)
    source.addEventListener('open', () => {
      // Not the first time: between the two connections nothing was heard.
      if (opened > 0) change()
      opened += 1
    })
    source.addEventListener('error', () => {
      // After a connection that broke the browser comes back by itself; after a refusal it does not.
      if (source?.readyState !== EventSource.CLOSED) return
      close()
      retrying = window.setTimeout(open, refusedMilliseconds)
    })
  }
  function close(): void {
    clearTimeout(retrying)
    source?.close()
    source = null
  }
  const look = () => (document.visibilityState === 'visible' ? open() : close())
  document.addEventListener('visibilitychange', look)
  // A page that is kept for "back" holds no connection either, and is seen again without a change of visibility.
  window.addEventListener('pagehide', close)
  window.addEventListener('pageshow', look)
  open()
  return stop

  /** The session has ended, or the page is left. */
  function stop(): void {
    document.removeEventListener('visibilitychange', look)
    window.removeEventListener('pagehide', close)
    window.removeEventListener('pageshow', look)
    clearTimeout(waiting)
    close()
  }
}
