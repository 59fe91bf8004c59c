import type { Rule } from 'eslint'

/** A function that others call carries its sentence: what it does, units, ranges, errors, the source of a rule. */
export const exportedFunctionsExplained: Rule.RuleModule = {
  meta: {
    type: 'suggestion',
    schema: [],
    messages: {
      explain:
        '"{{name}}" is exported without a docstring. Put `/** … */` above it: one sentence on what it does; then units, ranges, errors, the article of law or formula it follows.',
    },
  },
  create(context) {
    const explained = (node: Rule.Node): boolean => {
      const last = context.sourceCode.getCommentsBefore(node).at(-1)
      return last?.type === 'Block' && last.value.startsWith('*')
    }
    return {
      ExportNamedDeclaration(node) {
        const declaration = node.declaration
        if (declaration?.type !== 'FunctionDeclaration' || explained(node)) return
        // An overload is explained once, above its first signature.
        const body = context.sourceCode.ast.body
        const before = body[body.indexOf(node) - 1]
        if (before?.type === 'ExportNamedDeclaration' && String(before.declaration?.type) === 'TSDeclareFunction')
          return
        context.report({ node, messageId: 'explain', data: { name: declaration.id.name } })
      },
    }
  },
}
