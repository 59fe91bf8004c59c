/** So many things are named at once; the rest are counted. */
const namedAtOnce = 20

/** A file of outlines that is refused whole: one English sentence for each thing that is wrong with it, which names the feature. */
export class OutlinesRefusedError extends Error {
  /** All of them. */
  readonly sentences: readonly string[]
  constructor(sentences: readonly string[]) {
    const more = sentences.length - namedAtOnce
    super([...sentences.slice(0, namedAtOnce), ...(more > 0 ? [`… and ${more} more.`] : [])].join('\n'))
    this.name = 'OutlinesRefusedError'
    this.sentences = sentences
  }
}
