import { projectFiles, readText } from './repository.ts'

/** Text that belongs to one machine or to nobody's product; each with what to write instead. */
const unwanted: readonly [RegExp, string][] = [
  [/(?<![\w.@-])\/(?:work|root)\/[\w.]/, 'a path of one machine: paths are relative to the checkout'],
  [/(?<![\w.@~-])\/home\/\w/, 'a path of one machine: paths are relative to the checkout'],
  [/(?<![\w.@-])\/opt\/(?!google\b|chrom)\w/, 'a path of one machine'],
  [/(?<![\w.@${}-])\/tmp\/(?!hamkori-never-written)\w/, 'a path of one machine: ask os.tmpdir()'],
  [/[A-Z]:\\Users\\/, 'a path of one machine'],
  [/\.\.\/shared\b/, 'a folder beside the checkout: the repository stands alone'],
  [/^(<{7}|>{7}|={7})( |$)/m, 'a conflict marker'],
  [/\b(TODO|FIXME|HACK)\b/, 'an unfinished thought: do it, or write an issue'],
  [/\blorem ipsum\b/i, 'filler text'],
  [/\b(?:chat ?gpt|copilot|language model|as an ai|ai[- ]generated)\b/i, 'not about the product'],
]

/** This list itself has to name what it forbids, and so do the tests that try it. */
const mayNameThem = /^packages\/config\/(src\/meta\/vocabulary\.ts|tests\/)/
const binary = /\.(png|jpe?g|webp|avif|gif|ico|woff2?|ttf|otf|pdf|wasm|br|gz|zip)$/
const quoted = /^(LICENSE|pnpm-lock\.yaml)$/

/** Every line of the project that names a machine, a neighbour folder, or something unfinished: `file:line: why`. */
export function findUnwantedWords(root: string): string[] {
  return projectFiles(root)
    .filter((file) => !mayNameThem.test(file) && !binary.test(file) && !quoted.test(file))
    .flatMap((file) => {
      const text = readText(root, file)
      if (text.includes('\0')) return []
      return text
        .split('\n')
        .flatMap((line, index) =>
          unwanted.filter(([pattern]) => pattern.test(line)).map(([, why]) => `${file}:${index + 1}: ${why}`),
        )
    })
}
