/**
 * Waits until the person wants to stop or a part ends by itself.
 * @returns `null` when asked to stop, else the sentence that says which part ended.
 */
export function waitForStop(ended: Promise<string>, signal: AbortSignal): Promise<string | null> {
  return new Promise((resolve) => {
    // Signals alone do not keep a process alive.
    const alive = setInterval(() => undefined, 60_000)
    const finish = (sentence: string | null): void => {
      clearInterval(alive)
      resolve(sentence)
    }
    if (signal.aborted) finish(null)
    signal.addEventListener('abort', () => finish(null), { once: true })
    void ended.then(finish)
  })
}
