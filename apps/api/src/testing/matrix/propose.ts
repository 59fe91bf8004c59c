/** `pnpm matrix:propose`: writes what is new or different into the modules' matrix.txt, each as `?`, for somebody to look at. */
import { schema } from '../../schema.ts'
import { compress, differences, propose, readReviewed } from './expected.ts'
import { runMatrix } from './whole-matrix.ts'
import { seedFixtures } from './fixture-database.ts'

const seeded = await seedFixtures(process.env['HAMKORI_TEST_DATABASE_URL'] ?? '')
try {
  const { lines, faults, figures } = await runMatrix(schema, seeded)
  const before = readReviewed().lines
  const seen = compress(lines)
  const proposals = propose(schema, seen)
  for (const fault of faults) process.stdout.write(`${fault}\n`)
  process.stdout.write(
    `${figures.cells} cells in ${figures.lines} lines over ${figures.edges} edges; ${proposals} lines to look at\n`,
  )
  for (const difference of proposals > 200 ? [] : differences(before, seen)) process.stdout.write(`${difference}\n`)
} finally {
  await seeded.drop()
}
process.exit()
