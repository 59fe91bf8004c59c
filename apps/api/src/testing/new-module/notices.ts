import { apiFiles } from './notices-api.ts'
import { webFiles } from './notices-web.ts'
import type { RepositoryCopy } from './repository-copy.ts'

/** The name of the module that {@link addNotices} writes. */
export const moduleName = 'notices'

/** What belongs to the module alone: its folders, its files in folders that all modules share, and its migrations. */
export function isOwn(file: string): boolean {
  return [
    /^packages\/schema\/src\/notices(\.\w+)*\.ts$/,
    /^apps\/api\/prisma\/schema\/notices\.prisma$/,
    /^apps\/api\/prisma\/migrations\/\d+_add_notices\//,
    /^apps\/(api|web)\/src\/modules\/notices\//,
    /^e2e\/notices(\.[\w-]+)*\.e2e\.ts$/,
    /^docs\/modules\/notices\.md$/,
  ].some((own) => own.test(file))
}

/**
 * Writes the smallest whole module into a copy of the repository: coordinators publish notices, everybody reads them. It has
 * a table, a permission, an audit event, an action, a mutation, a public field, its part of the matrix, a page in three
 * languages, a journey and a page of documentation.
 */
export function addNotices(copy: RepositoryCopy): void {
  for (const [file, text] of Object.entries({ ...apiFiles, ...webFiles })) copy.write(file, text.trimStart())
  const schema = 'packages/schema/src/modules.ts'
  copy.addLine(
    schema,
    "import { noticesPermissions } from './notices.permissions.ts'",
    'before',
    "import { operationsPermissions } from './operations.permissions.ts'",
  )
  copy.addLine(schema, '  notices: noticesPermissions,', 'after', '  operations: operationsPermissions,')
  for (const [list, manifest] of [
    ['apps/api/src/modules.ts', 'module'],
    ['apps/web/src/modules.ts', 'index'],
  ] as const) {
    const importOf = (name: string) => `import { ${name}Module } from './modules/${name}/${manifest}.ts'`
    copy.addLine(list, importOf('notices'), 'before', importOf('operations'))
    copy.addLine(list, '  noticesModule,', 'after', '  operationsModule,')
  }
}
