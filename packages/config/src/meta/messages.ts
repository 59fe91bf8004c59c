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

function allKeys(root: string, files: readonly string[]): Map<string, string> {
  const keys = new Map<string, string>()
  for (const file of files) {
    const [, folder, page] = vueI18nFolder.exec(file) ?? []
    if (folder === undefined) continue
    const module = folder === 'platform' ? 'site' : path.posix.basename(folder)
    const at = page === undefined ? module : `${module}.${page}`
    for (const key of flatten(JSON.parse(readText(root, file)), at).keys()) keys.set(key, file)
  }
  return keys
}

/** Messages that other messages hold, as `@:identity.role.officer`. */
function linksIn(root: string, files: readonly string[]): { file: string; key: string }[] {
  return files
    .filter((file) => vueI18nFolder.test(file))
    .flatMap((file) =>
      [...readText(root, file).matchAll(/@(?:\.\w+)?:([\w.-]+)/g)].map(([, key = '']) => ({ file, key })),
    )
}

function keysIn(text: string): string[] {
  const asked = [...text.matchAll(calls)].map((match) => match.slice(1).find((each) => each !== undefined) ?? '')
  return [...asked, ...[...text.matchAll(keyLike)].map((match) => match[1] ?? '')]
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
  const keys = allKeys(root, files)
  const missing: string[] = []
  const used = new Set<string>()
  const beginnings = new Set<string>()
  const composed = new Set<string>()
  const has = (key: string): boolean => keys.has(key) || [...keys.keys()].some((each) => each.startsWith(`${key}.`))
  for (const file of files.filter((each) => /\.(ts|vue)$/.test(each) && !each.endsWith('.test.ts'))) {
    const text = withoutComments(readText(root, file))
    for (const match of text.matchAll(calls)) {
      const key = match.slice(1).find((each) => each !== undefined) ?? ''
      const fixed = key.split('${')[0] ?? ''
      const ofAnyModule = /^\$\{[^}]+\}\.([\w.-]+)/.exec(key)?.[1]
      if (ofAnyModule !== undefined) composed.add(ofAnyModule)
      if (fixed === '') continue
      const found = fixed === key ? has(key) : [...keys.keys()].some((each) => each.startsWith(fixed))
      if (!found) missing.push(`${file}: no message "${key}"`)
    }
    for (const key of keysIn(text)) {
      const fixed = key.split('${')[0] ?? ''
      if (fixed === key) used.add(key)
      else if (fixed.includes('.')) beginnings.add(fixed)
    }
  }
  for (const { file, key } of linksIn(root, files)) {
    used.add(key)
    if (!has(key)) missing.push(`${file}: no message "${key}"`)
  }
  const unused = [...keys]
    .filter(([key]) => !used.has(key) && ![...used].some((each) => key.startsWith(`${each}.`)))
    .filter(([key]) => ![...beginnings].some((each) => key.startsWith(each)))
    .filter(([key]) => ![...composed].some((each) => key.slice(key.indexOf('.') + 1).startsWith(each)))
    .map(([key, file]) => `${file}: nothing asks for "${key}"`)
  return { missing, unused }
}
