import ts from 'typescript'
import { maxPublicExports } from '../limits.ts'
import { projectFiles, readText } from './repository.ts'

const publicApi = /^apps\/[^/]+\/src\/modules\/[^/]+\/index\.ts$/

function exportedNames(statement: ts.Statement): string[] {
  if (ts.isExportDeclaration(statement)) {
    const clause = statement.exportClause
    if (!clause) return ['*']
    return ts.isNamedExports(clause) ? clause.elements.map((element) => element.name.text) : ['* as']
  }
  const modifiers = ts.canHaveModifiers(statement) ? (ts.getModifiers(statement) ?? []) : []
  if (!modifiers.some((modifier) => modifier.kind === ts.SyntaxKind.ExportKeyword)) return []
  if (ts.isVariableStatement(statement)) {
    return statement.declarationList.declarations.map((declaration) => declaration.name.getText())
  }
  const name = (statement as ts.Statement & { name?: ts.Identifier }).name
  return [name ? name.text : 'default']
}

/** Public APIs of modules that offer more than ten names, or everything at once, one sentence each. */
export function findWidePublicApis(root: string): string[] {
  return projectFiles(root)
    .filter((file) => publicApi.test(file))
    .flatMap((file) => {
      const parsed = ts.createSourceFile(file, readText(root, file), ts.ScriptTarget.Latest, true)
      const names = parsed.statements.flatMap(exportedNames)
      const problems = []
      if (names.some((name) => name.startsWith('*')))
        problems.push(`${file}: \`export *\` hides what the module offers; name each.`)
      if (names.length > maxPublicExports) {
        problems.push(
          `${file}: ${names.length} names at the public API, at most ${maxPublicExports}: ${names.join(', ')}`,
        )
      }
      return problems
    })
}
