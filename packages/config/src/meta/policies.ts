import ts from 'typescript'
import { projectFiles, readText } from './repository.ts'

const impure: readonly [RegExp, string][] = [
  [/platform\/(db|env|clock|logger|audit|jobs|context)/, 'the running platform'],
  [/generated\/prisma/, 'the database client'],
  [/\.(queries|graphql)\.ts$|\/actions\//, 'what reads or writes records'],
  [/^(node:|pg$|@prisma\/)/, 'files, network or database'],
]

function isTypeOnly(statement: ts.ImportDeclaration): boolean {
  const clause = statement.importClause
  if (!clause) return false
  if (clause.isTypeOnly) return true
  const bindings = clause.namedBindings
  return (
    clause.name === undefined &&
    bindings !== undefined &&
    ts.isNamedImports(bindings) &&
    bindings.elements.every((element) => element.isTypeOnly)
  )
}

/** Policies that could answer differently for the same arguments: an impure import, a clock, an `await`. */
export function findImpurePolicies(root: string): string[] {
  return projectFiles(root)
    .filter((file) => file.endsWith('.policy.ts'))
    .flatMap((file) => {
      const text = readText(root, file)
      const parsed = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true)
      const problems: string[] = []
      for (const statement of parsed.statements) {
        if (!ts.isImportDeclaration(statement) || isTypeOnly(statement)) continue
        const from = (statement.moduleSpecifier as ts.StringLiteral).text
        const why = impure.find(([pattern]) => pattern.test(from))
        if (why) problems.push(`${file}: imports ${from} (${why[1]}); pass the facts in as arguments.`)
      }
      const visit = (node: ts.Node): void => {
        const call = ts.isNewExpression(node) || ts.isCallExpression(node) ? node.expression.getText() : ''
        if (call === 'Date.now' || (call === 'Date' && ts.isNewExpression(node) && !node.arguments?.length)) {
          problems.push(`${file}: reads the clock; pass the time in as an argument.`)
        }
        if (call === 'Math.random') problems.push(`${file}: rolls dice.`)
        if (node.kind === ts.SyntaxKind.AwaitExpression)
          problems.push(`${file}: waits for something; a policy is pure.`)
        ts.forEachChild(node, visit)
      }
      visit(parsed)
      return problems
    })
}
