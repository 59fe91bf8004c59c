import { readText } from './repository.ts'

/** Names in the catalog of pnpm-workspace.yaml, in its order. */
export function catalogNames(workspace: string): string[] {
  const catalog = /^catalog:\n((?:[ #].*\n|\n)*)/m.exec(workspace)?.[1] ?? ''
  return [...catalog.matchAll(/^ {2}'?([^'#:\s]+)'?:/gm)].map((match) => match[1] ?? '')
}

/** Dependencies that docs/dependencies.md does not explain, and explanations of what is not installed. */
export function findUnexplainedDependencies(root: string): string[] {
  const names = catalogNames(readText(root, 'pnpm-workspace.yaml'))
  const explained = [...readText(root, 'docs/dependencies.md').matchAll(/^\| `([^`]+)` +\|/gm)].map(
    (match) => match[1] ?? '',
  )
  return [
    ...names.filter((name) => !explained.includes(name)).map((name) => `${name}: no line in docs/dependencies.md`),
    ...explained.filter((name) => !names.includes(name)).map((name) => `${name}: explained, but not in the catalog`),
  ]
}
