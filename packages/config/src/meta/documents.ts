import { existsSync } from 'node:fs'
import path from 'node:path'
import { projectFiles, readText } from './repository.ts'

const withoutCode = (text: string): string => text.replaceAll(/```[\s\S]*?```/g, '').replaceAll(/`[^`\n]*`/g, '')

/** Links of Markdown files that lead to no file of the project, one sentence each. Addresses of other hosts are not asked. */
export function findBrokenLinks(root: string): string[] {
  return projectFiles(root)
    .filter((file) => file.endsWith('.md'))
    .flatMap((file) =>
      [...withoutCode(readText(root, file)).matchAll(/\]\(([^)\s#]+)(?:#[^)]*)?\)/g)]
        .map((match) => match[1] ?? '')
        .filter((target) => !/^[a-z]+:/.test(target))
        .filter((target) => !existsSync(path.join(root, path.dirname(file), target)))
        .map((target) => `${file}: ${target} does not exist`),
    )
}

/** Decisions in docs/adr that its index does not name, and two that share a number. */
export function findUnlistedDecisions(root: string): string[] {
  const decisions = projectFiles(root).flatMap((file) => /^docs\/adr\/(\d{4}-.*)\.md$/.exec(file)?.[1] ?? [])
  const index = readText(root, 'docs/adr/README.md')
  const numbers = decisions.map((name) => name.slice(0, 4))
  return [
    ...decisions
      .filter((name) => !index.includes(`(${name}.md)`))
      .map((name) => `docs/adr/README.md does not name ${name}`),
    ...decisions
      .filter((_, at) => numbers.indexOf(numbers[at] ?? '') !== at)
      .map((name) => `docs/adr/${name}.md: its number is taken`),
  ]
}
