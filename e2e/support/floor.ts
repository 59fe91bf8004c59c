/**
 * What browsers learned after the oldest that the build is made for (`browsers` in apps/web/tools/build.ts: Chrome 109,
 * Firefox 115, Safari 16.4), by the object that has it. What one of the three lacks counts as missing in all.
 */
const newer: Readonly<Record<string, readonly string[]>> = {
  Map: ['groupBy'],
  'Map.prototype': ['getOrInsert', 'getOrInsertComputed'],
  Object: ['groupBy'],
  Array: ['fromAsync'],
  'Array.prototype': ['toSorted', 'toReversed', 'toSpliced', 'with'],
  'Uint8Array.prototype': ['toBase64', 'toHex', 'setFromBase64', 'setFromHex'],
  Uint8Array: ['fromBase64', 'fromHex'],
  'Set.prototype': [
    'union',
    'intersection',
    'difference',
    'symmetricDifference',
    'isSubsetOf',
    'isSupersetOf',
    'isDisjointFrom',
  ],
  'String.prototype': ['isWellFormed', 'toWellFormed'],
  Promise: ['withResolvers', 'try'],
  RegExp: ['escape'],
  Error: ['isError'],
  URL: ['canParse', 'parse'],
  AbortSignal: ['any'],
  ReadableStream: ['from'],
  Intl: ['Segmenter', 'DurationFormat'],
  globalThis: [
    'Iterator',
    'Temporal',
    'scheduler',
    'navigation',
    'CloseWatcher',
    'requestIdleCallback',
    'trustedTypes',
  ],
  'Iterator.prototype': [
    'map',
    'filter',
    'take',
    'drop',
    'flatMap',
    'reduce',
    'toArray',
    'forEach',
    'some',
    'every',
    'find',
  ],
  'Document.prototype': ['startViewTransition'],
  'HTMLElement.prototype': ['popover', 'showPopover', 'hidePopover', 'togglePopover'],
  'Element.prototype': ['checkVisibility', 'setHTMLUnsafe', 'getHTML', 'moveBefore'],
}

/** A script for the beginning of a page that takes from the browser what is newer than the floor. */
export const withoutNewerFunctions = `for (const [path, names] of Object.entries(${JSON.stringify(newer)})) {
  const owner = path === 'Iterator.prototype' ? Object.getPrototypeOf(Object.getPrototypeOf([].values()))
    : path.split('.').reduce((found, name) => found?.[name], globalThis)
  for (const name of names) if (owner) delete owner[name]
}`
