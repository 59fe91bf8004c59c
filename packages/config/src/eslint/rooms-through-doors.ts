import path from 'node:path'
import type { Rule } from 'eslint'
import { sideDoors } from '../rooms.ts'

/** Tests, and the attack, may borrow what another room made for its own tests. */
const isTest = /\.test\.ts$|\/testing\/|\/api\/attack\//
const inRoom = /^(?<rooms>.*\/src\/rooms)\/(?<room>[^/]+)\//

/** Name of another room whose inside `specifier`, written in `file`, reaches; null when it reaches none. */
export function reachedRoom(file: string, specifier: string): string | null {
  if (!specifier.startsWith('.')) return null
  const target = path.posix.resolve(path.posix.dirname(file.replaceAll('\\', '/')), specifier)
  const there = inRoom.exec(target)
  if (!there?.groups || target === `${there.groups['rooms']}/${there.groups['room']}/index.ts`) return null
  if (sideDoors.some(({ caller, door }) => caller.test(file.replaceAll('\\', '/')) && door.test(target))) return null
  if (isTest.test(file) && target.includes('/testing/')) return null
  const here = inRoom.exec(file.replaceAll('\\', '/'))
  return here?.groups?.['room'] === there.groups['room'] ? null : (there.groups['room'] ?? null)
}

/** Says in the editor what dependency-cruiser says in `check`: another room is entered through its door. */
export const roomsThroughDoors: Rule.RuleModule = {
  meta: {
    type: 'problem',
    schema: [],
    messages: {
      door: 'This reaches inside the room "{{room}}". Import it from rooms/{{room}}/index.ts; if the name is missing there, ask whether the room should offer it.',
    },
  },
  create(context) {
    const check = (node: Rule.Node, source: unknown): void => {
      if (typeof source !== 'string') return
      const room = reachedRoom(context.filename, source)
      if (room) context.report({ node, messageId: 'door', data: { room } })
    }
    return {
      ImportDeclaration: (node) => check(node, node.source.value),
      ExportNamedDeclaration: (node) => check(node, node.source?.value),
      ExportAllDeclaration: (node) => check(node, node.source.value),
      ImportExpression: (node) => check(node, node.source.type === 'Literal' ? node.source.value : undefined),
    }
  },
}
