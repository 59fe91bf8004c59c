// @vitest-environment node
import { describe, expect, test } from 'vitest'
import { escapeHtml, serializeState } from './escape.ts'
import { readUntilPage, streamDocument } from './stream.ts'

async function text(stream: ReadableStream<Uint8Array>): Promise<string> {
  return new Response(stream).text()
}

function pieces(...parts: string[]): { stream: ReadableStream<Uint8Array>; taken: () => number } {
  let taken = 0
  const stream = new ReadableStream<Uint8Array>(
    {
      pull(controller) {
        const part = parts[taken++]
        if (part === undefined) controller.close()
        else controller.enqueue(new TextEncoder().encode(part))
      },
    },
    { highWaterMark: 0 },
  )
  return { stream, taken: () => taken }
}

describe('state inside a page', () => {
  test('can end no element, open no comment and break no line', () => {
    const hostile = { text: '</script><!--<script>\u2028\u2029&"\'' }
    const written = serializeState(hostile)
    expect(written).not.toMatch(/[<>\u2028\u2029]/)
    expect(JSON.parse(written)).toEqual(hostile)
  })
  test('text in HTML is escaped', () => {
    expect(escapeHtml(`<a href="x" title='y'>&`)).toBe('&lt;a href=&quot;x&quot; title=&#39;y&#39;&gt;&amp;')
  })
})

describe('holding the answer', () => {
  test('reads until the page itself has begun, not only its mark', async () => {
    const { stream, taken } = pieces('<header>', '<!--page-->', '<!--[-->', '<h1>Сино', '</h1>')
    const { held, rest } = await readUntilPage(stream)
    expect(held).toBe('<header><!--page--><!--[--><h1>Сино')
    expect(taken()).toBe(4)
    expect(await text(streamDocument(`A${held}`, rest, () => 'Z'))).toBe('A<header><!--page--><!--[--><h1>Сино</h1>Z')
  })
  test('ends with the stream when there is no page', async () => {
    const { held } = await readUntilPage(pieces('<p>', 'nothing</p>').stream)
    expect(held).toBe('<p>nothing</p>')
  })
})
