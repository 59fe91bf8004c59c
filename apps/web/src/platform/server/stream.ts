const encoder = new TextEncoder()

/** Written by StreamMarker at the start of the page's own part; the first tag or text after it has gone through the page's setup. */
const pageBegins = /<!--page-->(?:<!--[[\]]?-->)*(?!<!--[[\]]?-->)[^]/

/**
 * Reads a rendering until the page's own first piece has come, so that the page has said by then whether it exists
 * and what it is called, while nothing has been sent yet. Returns what was read, and the rest as it comes.
 */
export async function readUntilPage(
  stream: ReadableStream<Uint8Array>,
): Promise<{ held: string; rest: ReadableStreamDefaultReader<Uint8Array> }> {
  const rest = stream.getReader()
  const decoder = new TextDecoder()
  let held = ''
  for (;;) {
    const { done, value } = await rest.read()
    if (done) return { held, rest }
    held += decoder.decode(value, { stream: true })
    if (pageBegins.test(held)) return { held, rest }
  }
}

/** Puts a document together: what is known, the rest as it comes, and an end made when the rest has come. */
export function streamDocument(
  start: string,
  rest: ReadableStreamDefaultReader<Uint8Array>,
  end: () => string,
): ReadableStream<Uint8Array> {
  return new ReadableStream({
    start(controller) {
      controller.enqueue(encoder.encode(start))
    },
    async pull(controller) {
      const { done, value } = await rest.read()
      if (!done) return controller.enqueue(value)
      controller.enqueue(encoder.encode(end()))
      controller.close()
    },
    async cancel(reason) {
      await rest.cancel(reason)
    },
  })
}
