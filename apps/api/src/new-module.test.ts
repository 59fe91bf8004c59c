import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addNotices, isOwn, moduleName } from './testing/new-module/notices.ts'
import { RepositoryCopy } from './testing/new-module/repository-copy.ts'

// Whoever adds a module writes into its own folders, and into very few files that all modules share. This test does it: it
// writes a whole module into a copy of the repository, runs the real programs there, and counts what became different.

/** Files outside its own folders that a new module may change: the three lists of modules, and the printed schema. */
const mostOutside = 4

const minutes = 60_000

let copy: RepositoryCopy
beforeAll(async () => {
  copy = await RepositoryCopy.make()
  addNotices(copy)
  await copy.run('apps/api', 'tools/generate.ts')
  await copy.run('apps/api', 'tools/print-schema.ts')
  await copy.run('apps/web', 'gql.tada', 'generate-output')
}, 3 * minutes)
afterAll(() => copy.remove())

describe('a new module', { timeout: 5 * minutes }, () => {
  it('has types that fit, on every side of the codebase', async () => {
    await Promise.all([copy.run('apps/api', 'tsc', '-p', '.'), copy.run('apps/web', 'vue-tsc', '-p', '.')])
    for (const folder of ['packages/schema', 'e2e']) await copy.run('.', 'tsc', '-p', folder)
  })

  it('passes the rules of style, of the order of modules, and of unused code', async () => {
    const own = copy.changedFiles().filter((file) => /\.(ts|vue)$/.test(file))
    const product = own.filter((file) => isOwn(file) && !file.includes('/testing/'))
    const [, unused] = await Promise.all([
      copy.run('.', 'eslint', '--max-warnings=0', ...own),
      copy
        .run('.', 'prettier', '--check', ...own)
        .then(() => copy.run('.', 'depcruise', '--config', '.dependency-cruiser.cjs', ...product))
        .then(() => copy.run('.', 'knip', '--no-exit-code')),
    ])
    expect(unused.split('\n').filter((line) => line.includes(moduleName))).toEqual([])
  })

  it('passes the tests of tables, migrations, audit events, scopes, messages and sides, none of which names it', async () => {
    await copy.run(
      'apps/api',
      'vitest',
      'run',
      'src/table-owners.test.ts',
      'src/audit-events.test.ts',
      'src/schema.test.ts',
    )
    await copy.run(
      'apps/web',
      'vitest',
      'run',
      'src/app/composition.test.ts',
      'src/modules/audit/audit-wording.test.ts',
    )
    await copy.run('packages/schema', 'vitest', 'run')
    const aboutModules = '-t=every module|three languages|contract'
    await copy.run('packages/config', 'vitest', 'run', aboutModules, 'tests/repository.test.ts')
    await copy.run('apps/api', '../../packages/launch/src/main.ts', 'db:diff', '--check')
  })

  it('is tried out by the authorization matrix, which proposes its lines in its own file', async () => {
    await copy.run('apps/api', 'src/testing/matrix/propose.ts', moduleName)
    const lines = copy
      .read(`apps/api/src/modules/${moduleName}/testing/${moduleName}.matrix.txt`)
      .split('\n')
      .filter((line) => line !== '' && !line.startsWith('#'))
    const left = 'leaves INSERT audit_entry, INSERT notice, UPDATE record_version: - - - - - - - v - - -'
    expect(lines).toEqual([
      '? Mutation.publishNotice other: f f f f f f f v f f f',
      `? Mutation.publishNotice other ${left}`,
      '? Mutation.publishNotice own: f f f f f f f v f f f',
      `? Mutation.publishNotice own ${left}`,
      '? Mutation.publishNotice stale: f f f f f f f v f f f',
      `? Mutation.publishNotice stale ${left}`,
      '? Mutation.publishNotice void: f f i i i i i i i i f',
      '? Notice.code: everybody',
      '? Notice.text: everybody',
      '? Notice.urgency: everybody',
      '? Query.notices: everybody',
      '? Viewer.permissions=notice:publish all: - - - - - - - v - - -',
      '? Viewer.permissions=notice:read all: - - v v v v v v v v -',
    ])
  })

  it(`changes at most ${mostOutside} files outside its own folders`, () => {
    expect(copy.changedFiles().filter(isOwn).length).toBeGreaterThan(20)
    const outside = changedOutside()
    expect(
      outside.length,
      `A new module changes ${outside.length} files outside its own folders:\n${outside.join('\n')}`,
    ).toBeLessThanOrEqual(mostOutside)
  })

  it('cannot change another file, or remove one, without being counted', () => {
    const before = changedOutside()
    copy.write('README.md', `${copy.read('README.md')}\n`)
    copy.write('docs/unexpected.md', '')
    copy.delete('.editorconfig')
    expect(changedOutside().filter((file) => !before.includes(file))).toEqual([
      '.editorconfig',
      'README.md',
      'docs/unexpected.md',
    ])
  })
})

/** Files that the new module has changed outside its own folders. */
function changedOutside(): string[] {
  return copy.changedFiles().filter((file) => !isOwn(file))
}
