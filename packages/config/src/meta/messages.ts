import path from 'node:path'
import { flatten } from './locales.ts'
import { projectFiles, readText } from './repository.ts'

/** Every call that fetches a message by a key: `t('a.b')`, `$t(…)`, `te(…)`, `keypath="a.b"`. */
const calls =
  /(?<![\w$.])\$?(?:t|te|tm|rt)\(\s*(?:'([^'\n]+)'|"([^"\n]+)"|`([^`]+)`)|\bkeypath="([^"]+)"|\.t\(\s*'([^'\n]+)'/g

/** Messages that vue-i18n looks up by a key; other folders of locales are typed objects, which the compiler checks. */
const vueI18nFolder = /^apps\/web\/src\/(platform|app|modules\/[^/]+)\/locales\/(?:([\w-]+)\/)?tg\.json$/

const withoutComments = (text: string): string =>
  text
    .replaceAll(/\/\*[\s\S]*?\*\//g, '')
    .replaceAll(/(^|[\s;])\/\/.*$/gm, '$1')
    .replaceAll(/<!--[\s\S]*?-->/g, '')

/** A string that could be a key of a message, wherever it stands: keys kept in tables are used too. */
const keyLike = /['"`]([a-z][\w-]*(?:\.[\w-]+)+(?:\.?\$\{[^`]*)?)['"`]/g

/** Messages that other messages hold, as `@:identity.role.officer`. */
const links = /@(?:\.\w+)?:([\w.-]+)/g

/** The first group of each match that took part in it. */
function matches(text: string, pattern: RegExp): string[] {
  return [...text.matchAll(pattern)].map((match) => match.slice(1).find((each) => each !== undefined) ?? '')
}

/** Every message by its key, and the file it stands in. */
function allKeys(root: string, files: readonly string[]): Map<string, string> {
  return new Map(
    files.flatMap((file) => {
      const [, folder = '', page] = vueI18nFolder.exec(file) ?? []
      const module = folder === 'platform' ? 'site' : path.posix.basename(folder)
      const messages = flatten(JSON.parse(readText(root, file)), page === undefined ? module : `${module}.${page}`)
      return [...messages.keys()].map((key): [string, string] => [key, file])
    }),
  )
}

/** Which messages a key means as it is written: one, all below it, or, where it goes on with `${`, all that begin so. */
function meaning(written: string): (key: string) => boolean {
  const ofAnyModule = /^\$\{[^}]+\}\.([\w.-]+)/.exec(written)?.[1]
  if (ofAnyModule !== undefined) return (key) => key.slice(key.indexOf('.') + 1).startsWith(ofAnyModule)
  const [beginning = ''] = written.split('${')
  if (beginning === written) return (key) => key === written || key.startsWith(`${written}.`)
  return (key) => beginning.includes('.') && key.startsWith(beginning)
}

/**
 * Keys of messages that the code of the web app asks for and no locale file has (`missing`), and keys that nothing
 * asks for (`unused`). A key built with a template literal is known by its beginning: `t(`feedback.state.${x}`)`
 * needs, and uses, everything that begins with `feedback.state.`. A message may hold another one: `@:identity.role.officer`. A key that begins with the name of any module,
 * t(`${module}.navigation.${id}`), uses what every module has under `navigation.`; that the messages are there is tested
 * with the manifests (apps/web/src/app/composition.test.ts).
 */
export function findMessageFaults(root: string): { missing: string[]; unused: string[] } {
  const files = projectFiles(root).filter((file) => file.startsWith('apps/web/src/'))
  const locales = files.filter((file) => vueI18nFolder.test(file))
  const code = files
    .filter((file) => /\.(ts|vue)$/.test(file) && !file.endsWith('.test.ts'))
    .map((file) => ({ file, text: withoutComments(readText(root, file)) }))
  const keys = allKeys(root, locales)
  const asked = [
    ...code.flatMap(({ file, text }) => matches(text, calls).map((key) => ({ file, key }))),
    ...locales.flatMap((file) => matches(readText(root, file), links).map((key) => ({ file, key }))),
  ]
  const written = new Set([...asked.map(({ key }) => key), ...code.flatMap(({ text }) => matches(text, keyLike))])
  const unused = new Set(keys.keys())
  const found = new Set<string>()
  for (const key of written) {
    const meant = [...keys.keys()].filter(meaning(key))
    if (meant.length > 0) found.add(key)
    for (const each of meant) unused.delete(each)
  }
  return {
    missing: asked
      .filter(({ key }) => !found.has(key) && !key.startsWith('${'))
      .map(({ file, key }) => `${file}: no message "${key}"`),
    unused: [...unused].map((key) => `${keys.get(key)}: nothing asks for "${key}"`),
  }
}
