// @vitest-environment node
import { describe, expect, test } from 'vitest'
import { escapeHtml, escapeXml, serializeState } from './escape.ts'

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
  test('text in XML is escaped, without what XML cannot hold', () => {
    expect(escapeXml(`]]><b a="x">&'\u0000\u0008\u000B\uFFFE\uD800 Ҳ\t😀`)).toBe(
      ']]&gt;&lt;b a=&quot;x&quot;&gt;&amp;&#39; Ҳ\t😀',
    )
  })
})
