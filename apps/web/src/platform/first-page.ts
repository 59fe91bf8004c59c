/** Resolves a second after the first page and everything it asked for has come. Browser only. */
export async function firstPageAtRest(): Promise<void> {
  if (document.readyState !== 'complete')
    await new Promise((resolve) => addEventListener('load', resolve, { once: true }))
  await new Promise((resolve) => setTimeout(resolve, 1_000))
}

/**
 * Lays out what was left for later: until the first page has come to rest, parts below the first screen (`.below-fold` in
 * base.css) are laid out only when somebody scrolls to them, so that a slow phone shows the first screen sooner.
 */
export async function renderDeferred(): Promise<void> {
  await firstPageAtRest()
  document.documentElement.toggleAttribute('data-rested', true)
}
