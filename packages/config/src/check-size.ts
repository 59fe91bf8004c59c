/** The size gate: `node packages/config/src/check-size.ts [folder of the browser build]`. Ends with 1 over a budget. */
import path from 'node:path'
import { repositoryRoot } from './meta/repository.ts'
import { overBudget, sizeTable, weighBuild } from './size/budgets.ts'

try {
  const lines = weighBuild(path.resolve(process.argv[2] ?? path.join(repositoryRoot, 'apps/web/dist/client')))
  process.stdout.write(`First load, KB, gzip\n${sizeTable(lines)}\n`)
  const over = overBudget(lines)
  if (over.length > 0) {
    process.stderr.write(
      `Over the budget: ${over.map((line) => line.name).join(', ')}. ` +
        'Load the heavy part lazily, or leave it out; the budget is what a cheap phone on 2G can bear.\n',
    )
    process.exitCode = 1
  }
} catch (failure) {
  process.stderr.write(`${failure instanceof Error ? failure.message : String(failure)}\n`)
  process.exitCode = 1
}
