import path from 'node:path'
import type { Rule } from 'eslint'
import { exceptions } from '../modules.ts'

/** Tests, and the attack, may borrow what another module made for its own tests. */
const isTest = /\.test\.ts$|\/testing\/|\/api\/attack\//
const inModule = /^(?<modules>.*\/src\/modules)\/(?<module>[^/]+)\//

/** Name of another module whose inside `specifier`, written in `file`, reaches; null when it reaches none. */
export function reachedModule(file: string, specifier: string): string | null {
  if (!specifier.startsWith('.')) return null
  const target = path.posix.resolve(path.posix.dirname(file.replaceAll('\\', '/')), specifier)
  const there = inModule.exec(target)
  if (!there?.groups || target === `${there.groups['modules']}/${there.groups['module']}/index.ts`) return null
  if (exceptions.some(({ caller, publicApi }) => caller.test(file.replaceAll('\\', '/')) && publicApi.test(target)))
    return null
  if (isTest.test(file) && target.includes('/testing/')) return null
  const here = inModule.exec(file.replaceAll('\\', '/'))
  return here?.groups?.['module'] === there.groups['module'] ? null : (there.groups['module'] ?? null)
}

/** Says in the editor what dependency-cruiser says in `check`: another module is entered through its public API. */
export const roomsThroughDoors: Rule.RuleModule = {
  meta: {
    type: 'problem',
    schema: [],
    messages: {
      publicApi:
        'This reaches inside the module "{{module}}". Import it from modules/{{module}}/index.ts; if the name is missing there, ask whether the module should offer it.',
    },
  },
  create(context) {
    const check = (node: Rule.Node, source: unknown): void => {
      if (typeof source !== 'string') return
      const module = reachedModule(context.filename, source)
      if (module) context.report({ node, messageId: 'publicApi', data: { module } })
    }
    return {
      ImportDeclaration: (node) => check(node, node.source.value),
      ExportNamedDeclaration: (node) => check(node, node.source?.value),
      ExportAllDeclaration: (node) => check(node, node.source.value),
      ImportExpression: (node) => check(node, node.source.type === 'Literal' ? node.source.value : undefined),
    }
  },
}
