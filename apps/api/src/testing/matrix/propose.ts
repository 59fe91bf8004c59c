/**
 * `pnpm matrix:propose [module]`: writes what is new or different into the modules' matrix.txt, each as `?`, for somebody to
 * look at. With the name of a module only what stands in that module's file is tried out and written.
 */
import { schema } from '../../schema.ts'
import { compress, propose } from './expected.ts'
import { runMatrix } from './whole-matrix.ts'
import { seedFixtures } from './fixture-database.ts'

const [module] = process.argv.slice(2)
const seeded = await seedFixtures(process.env['HAMKORI_TEST_DATABASE_URL'] ?? '')
try {
  const { lines, faults, figures } = await runMatrix(schema, seeded, module)
  const proposals = propose(schema, compress(lines), module)
  for (const fault of faults) process.stdout.write(`${fault}\n`)
  process.stdout.write(
    `${figures.cells} cells in ${figures.lines} lines over ${figures.edges} edges; ${proposals.length} lines to look at\n`,
  )
  for (const difference of proposals.length > 200 ? [] : proposals) process.stdout.write(`${difference}\n`)
} finally {
  await seeded.drop()
}
process.exit()
