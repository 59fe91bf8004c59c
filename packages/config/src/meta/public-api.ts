import path from 'node:path'
import ts from 'typescript'
import { maxPublicExports } from '../limits.ts'
import { projectFiles } from './repository.ts'

const publicApi = /^apps\/[^/]+\/src\/modules\/[^/]+\/index\.ts$/

/** Public APIs of modules that offer more than ten names, or everything at once, one sentence each. */
export function findWidePublicApis(root: string): string[] {
  const files = projectFiles(root).filter((file) => publicApi.test(file))
  const program = ts.createProgram(
    files.map((file) => path.join(root, file)),
    { noResolve: true, noLib: true, types: [] },
  )
  return files.flatMap((file) => {
    const source = program.getSourceFile(path.join(root, file))
    const symbol = source && program.getTypeChecker().getSymbolAtLocation(source)
    const names = [...(symbol?.exports?.keys() ?? [])].map(String)
    return [
      ...(names.includes(ts.InternalSymbolName.ExportStar)
        ? [`${file}: \`export *\` hides what the module offers; name each.`]
        : []),
      ...(names.length > maxPublicExports
        ? [`${file}: ${names.length} names at the public API, at most ${maxPublicExports}: ${names.join(', ')}`]
        : []),
    ]
  })
}
