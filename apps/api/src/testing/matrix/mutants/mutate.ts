/** `pnpm matrix:mutate [part of a name]`: takes every guard away, one at a time, and says which cell noticed. */
import { readReviewed } from '../expected.ts'
import { seedFixtures } from '../fixture-database.ts'
import { allGuards } from './guards.ts'
import { tryMutants } from './try-mutants.ts'

const only = process.argv[2] ?? ''
const { guards, outOfScope, behind } = allGuards()
const chosen = guards.filter(({ name }) => name.includes(only))
const seeded = await seedFixtures(process.env['HAMKORI_TEST_DATABASE_URL'] ?? '')
try {
  const tried = await tryMutants(seeded, readReviewed().lines, chosen, ({ guard, difference, isLayer }) =>
    process.stdout.write(
      `${difference === null ? 'ALIVE ' : isLayer ? 'layer ' : 'killed'} ${guard.name}${difference === null ? '' : ` — ${difference}`}\n`,
    ),
  )
  const alive = tried.filter(({ difference }) => difference === null)
  process.stdout.write(
    `${tried.length - alive.length} of ${tried.length} mutants killed, ${tried.filter(({ isLayer }) => isLayer).length} of them only with the other layers of their act; ${behind.length} guards stand behind another, ${outOfScope.length} are out of any request's reach\n`,
  )
  for (const { guard } of alive) process.stdout.write(`ALIVE ${guard.name}\n`)
  process.exitCode = alive.length === 0 && tried.length > 0 ? 0 : 1
} finally {
  await seeded.drop()
}
process.exit()
