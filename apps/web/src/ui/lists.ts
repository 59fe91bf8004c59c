// What `Map.groupBy`, `with` and `toSpliced` do, in the words of the oldest browsers that the build is for.

/** Groups by a key, in the order in which the keys first appear. */
export function groupBy<Item, Key>(items: Iterable<Item>, keyOf: (item: Item) => Key): Map<Key, Item[]> {
  const groups = new Map<Key, Item[]>()
  for (const item of items) {
    const key = keyOf(item)
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [item])
    else group.push(item)
  }
  return groups
}

/** A copy of the list with another item in one place. */
export function replaceAt<Item>(list: readonly Item[], index: number, item: Item): Item[] {
  return list.map((each, at) => (at === index ? item : each))
}

/** A copy of the list in which two items have changed places. */
export function swap<Item>(list: readonly Item[], one: number, other: number): Item[] {
  return list.map((each, at) => (at === one ? list[other] : at === other ? list[one] : each) as Item)
}

/** A copy of the list without one of its items. */
export function removeAt<Item>(list: readonly Item[], index: number): Item[] {
  return list.filter((_, at) => at !== index)
}
