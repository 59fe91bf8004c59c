/** Resolves a second after the first page and everything it asked for has come. Browser only. */
export async function firstPageAtRest(): Promise<void> {
  if (document.readyState !== 'complete')
    await new Promise((resolve) => addEventListener('load', resolve, { once: true }))
  await new Promise((resolve) => setTimeout(resolve, 1_000))
}
