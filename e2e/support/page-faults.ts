/*
 * Faults of a page that a program can find. These functions run inside the page: each needs nothing outside itself, and answers with
 * sentences that name the place.
 */

/** What makes the page scroll sideways, and text that is cut off because its box is too narrow. */
export function sideways(): string[] {
  const width = document.documentElement.clientWidth
  const name = (element: Element): string =>
    `<${element.localName} class="${element.getAttribute('class') ?? ''}"> "${(element.textContent ?? '').trim().replace(/\s+/g, ' ').slice(0, 40)}"`
  const style = (element: Element) => getComputedStyle(element)
  const isHidden = (element: Element): boolean => element.clientWidth <= 1 || style(element).visibility === 'hidden'
  const scrolls = (element: Element | null): boolean =>
    element !== null && (/auto|scroll|hidden|clip/.test(style(element).overflowX) || scrolls(element.parentElement))
  const found: string[] = []
  if (document.documentElement.scrollWidth > width) {
    const wide = [...document.body.querySelectorAll('*')].filter(
      (element) => element.getBoundingClientRect().right > width + 0.5 && !scrolls(element.parentElement),
    )
    const innermost = wide.filter((element) => !wide.some((other) => other !== element && element.contains(other)))
    found.push(
      `scrolls sideways: ${document.documentElement.scrollWidth} px in ${width}: ${innermost.slice(0, 3).map(name).join(', ')}`,
    )
  }
  for (const element of document.body.querySelectorAll('*')) {
    if (!/hidden|clip/.test(style(element).overflowX) || isHidden(element) || element.closest('svg')) continue
    const cut = element.scrollWidth > element.clientWidth + 1 || element.scrollHeight > element.clientHeight + 2
    if (cut && (element.textContent ?? '').trim() !== '') found.push(`cuts off: ${name(element)}`)
  }
  return found
}

/** Headings that skip a level, and ids that stand twice. */
export function structure(): string[] {
  const headings = [...document.querySelectorAll('h1,h2,h3,h4,h5,h6')].filter((one) => one.getClientRects().length > 0)
  const levels = headings.map((one) => Number(one.localName[1]))
  const gaps = headings.filter((_, index) => (levels[index] ?? 0) > (levels[index - 1] ?? 0) + 1)
  const ids = [...document.querySelectorAll('[id]')].map(({ id }) => id)
  const tables = [...document.querySelectorAll('table')].filter((table) => {
    const box = table.parentElement as HTMLElement
    if (box.scrollWidth <= box.clientWidth) return false
    return box.tabIndex < 0 || !(box.hasAttribute('aria-label') || box.hasAttribute('aria-labelledby'))
  })
  const empty = [...document.querySelectorAll('dd, dt, th, h1, h2, h3, h4, p, a, button, [lang]')].filter(
    (one) =>
      one.textContent?.trim() === '' &&
      one.getClientRects().length > 0 &&
      !one.matches('[aria-label], [role=status], [aria-live], input, select, textarea') &&
      one.querySelector('svg, img, input, select, textarea, [aria-label]') === null,
  )
  // Code that is shown is no text that lacks a word.
  const codes = [...document.querySelectorAll<HTMLElement>('pre')].map((code) => code.innerText)
  const text = codes.reduce((rest, code) => rest.replace(code, ''), document.body.innerText)
  const broken =
    /undefined|NaN|\[object |Invalid Date|\b(?:app|audit|activities|calendar|cases|councils|dashboards|feedback|identity|meetings|operations|people|proposals|shortcomings|site|territory)\.[a-z]\w+/.exec(
      text,
    )
  return [
    ...empty.map((one) => `nothing stands in <${one.localName} class="${one.className}">`),
    ...(broken ? [`the page says "${broken[0]}"`] : []),
    ...(levels.filter((level) => level === 1).length === 1
      ? []
      : [`${levels.filter((level) => level === 1).length} h1`]),
    ...gaps.map((one) => `a gap before <${one.localName}> "${one.textContent?.trim() ?? ''}"`),
    ...ids.filter((id, index) => ids.indexOf(id) !== index).map((id) => `two elements with the id "${id}"`),
    ...tables.map((table) => `a table scrolls where no key reaches it: "${table.caption?.textContent?.trim() ?? ''}"`),
  ]
}

/**
 * What a page gets wrong on paper, where nothing can be scrolled, unfolded or followed: it must say where it comes from and when it was
 * printed, show what is folded, and leave out what is only for a screen.
 */
export function printed(): string[] {
  const isShown = (element: Element): boolean =>
    element.getClientRects().length > 0 && getComputedStyle(element).visibility === 'visible'
  const name = (element: Element): string =>
    `<${element.localName}> "${(element.textContent ?? '').trim().replace(/\s+/g, ' ').slice(0, 40)}"`
  const text = document.body.innerText
  const folded = [...document.querySelectorAll('details:not([open])')].filter(
    (one) => isShown(one) && ![...one.children].every((child) => child.localName === 'summary' || isShown(child)),
  )
  const acts = [...document.querySelectorAll('button, input, select, textarea')].filter(isShown)
  const fixed = [...document.body.querySelectorAll('*')].filter(
    (one) => isShown(one) && /fixed|sticky/.test(getComputedStyle(one).position),
  )
  return [
    ...(text.includes(location.origin + location.pathname) ? [] : ['the paper does not say its address']),
    ...(text.includes(String(new Date().getFullYear())) ? [] : ['the paper does not say its day']),
    ...folded.map((one) => `folded on paper: ${name(one)}`),
    ...acts.map((one) => `nobody can use this on paper: ${name(one)}`),
    ...fixed.map((one) => `stands over other text on paper: ${name(one)}`),
  ]
}

/**
 * What a page without any style gets wrong: choices that share a line, so that the wrong one is tapped, and numbers that touch,
 * so that two read as one.
 */
export function unstyled(): string[] {
  const found: string[] = []
  const line = (element: Element): number => element.getBoundingClientRect().top
  const choices = [...document.querySelectorAll('input[type=radio], input[type=checkbox]')].filter(
    (one) => one.getClientRects().length > 0,
  )
  for (const [index, choice] of choices.entries()) {
    const next = choices[index + 1]
    if (next && Math.abs(line(choice) - line(next)) < 8)
      found.push(`two choices on one line: ${next.parentElement?.textContent?.trim() ?? ''}`)
  }
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  let before: Text | null = null
  while (walker.nextNode()) {
    const text = walker.currentNode as Text
    if (text.data === '' || text.parentElement?.closest('script, style, noscript, svg, option, [hidden]')) continue
    if (before && /\d[%–-]?$/.test(before.data) && /^[\d–-]/.test(text.data)) {
      const range = document.createRange()
      const box = (node: Text) => (range.selectNodeContents(node), range.getBoundingClientRect())
      const [one, other] = [box(before), box(text)]
      if (one.width > 0 && other.width > 0 && Math.abs(one.bottom - other.bottom) < 8 && other.left - one.right < 2)
        found.push(`numbers touch: "${before.data.slice(-12)}${text.data.slice(0, 12)}"`)
    }
    before = text
  }
  return found
}

/** Takes from the page what a browser without layers of styles does not read, and gives it what is meant for such a browser. */
export function withoutLayers(): void {
  for (const sheet of document.styleSheets)
    for (let index = sheet.cssRules.length - 1; index >= 0; index -= 1) {
      const rule = sheet.cssRules[index]
      const isBasic = rule instanceof CSSSupportsRule && rule.conditionText.includes('1dvh')
      if (!isBasic && !(rule instanceof CSSLayerBlockRule || rule instanceof CSSLayerStatementRule)) continue
      sheet.deleteRule(index)
      if (isBasic) sheet.insertRule(`@media all {${[...rule.cssRules].map(({ cssText }) => cssText).join('')}}`, index)
    }
}

/** Choices that a thumb cannot hit, where only the basic rules apply. */
export function smallChoices(): string[] {
  return [...document.querySelectorAll('label')]
    .filter((label) => label.querySelector('input[type=radio]') && label.getBoundingClientRect().height < 44)
    .map((label) => `a choice lower than 44 px: ${label.textContent?.trim() ?? ''}`)
}
