import { randomBytes } from 'node:crypto'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { repositoryRoot } from '../src/meta/repository.ts'
import { inFixture } from './fixture.ts'
import { type Ending, runProgram } from './program.ts'

// What random bytes in base64 weigh after gzip is known well enough: three quarters of their length.
const script = (kilobytes: number): string => `//${randomBytes(kilobytes * 1024).toString('base64')}`

interface Sizes {
  readonly resident: number
  readonly app: number
  readonly page: number
  /** What the page adds to the messages of its module. */
  readonly words?: number
}

function built({ resident, app, page, words = 1 }: Sizes): Record<string, string> {
  return {
    '.vite/resident-manifest.json': JSON.stringify({
      'src/entry-resident.ts': { file: 'assets/resident.js', isEntry: true, css: ['assets/resident.css'] },
    }),
    '.vite/manifest.json': JSON.stringify({
      'src/entry-client.ts': { file: 'assets/app.js', isEntry: true, dynamicImports: ['src/modules/a/APage.vue'] },
      'src/modules/a/APage.vue': {
        file: 'assets/page.js',
        isDynamicEntry: true,
        imports: ['_shared.js', 'src/entry-client.ts'],
      },
      '_shared.js': { file: 'assets/shared.js' },
      'src/modules/a/locales/tg.json': { file: 'assets/tg.js', isDynamicEntry: true },
      'src/modules/a/locales/a/tg.json': { file: 'assets/words.js', isDynamicEntry: true },
      'src/modules/a/locales/another/ru.json': { file: 'assets/app.js', isDynamicEntry: true },
    }),
    'assets/resident.js': script(resident),
    'assets/resident.css': 'p{color:red}',
    'assets/app.js': script(app),
    'assets/page.js': script(page),
    'assets/shared.js': script(1),
    'assets/tg.js': script(1),
    'assets/words.js': script(words),
  }
}

const web = path.join(repositoryRoot, 'apps/web')
const sizeLimit = path.join(web, 'node_modules/size-limit/bin.js')

const checkFiles = (files: Record<string, string>): Promise<Ending> =>
  inFixture(files, (root) => runProgram(sizeLimit, [], web, { WEB_CLIENT: root }))

const check = (sizes: Sizes): Promise<Ending> => checkFiles(built(sizes))

describe('the size gate', () => {
  it('lets a small build pass and names what it weighed', async () => {
    const ending = await check({ resident: 40, app: 60, page: 10 })
    expect(ending.status, ending.output).toBe(0)
    expect(ending.stdout).toContain('modules/a/APage.vue')
  })

  it("refuses a resident's path whose scripts, styles and page are over 60 KB together", async () => {
    const ending = await check({ resident: 53, app: 60, page: 10 })
    expect(ending.status).toBe(1)
    expect(ending.output).toMatch(/the resident's path.*\n.*exceeded/)
  })

  it('refuses a page that loads more than 120 KB of scripts with everything it imports', async () => {
    const ending = await check({ resident: 40, app: 60, page: 60 })
    expect(ending.status).toBe(1)
    expect(ending.output).toMatch(/modules\/a\/APage\.vue\n.*exceeded/)
  })

  it('counts the messages that a page keeps apart', async () => {
    const ending = await check({ resident: 40, app: 60, page: 10, words: 50 })
    expect(ending.status).toBe(1)
    expect(ending.output).toMatch(/modules\/a\/APage\.vue\n.*exceeded/)
  })

  it('refuses a folder without a build, and a build without pages', async () => {
    const nothing = await checkFiles({})
    expect(nothing.status).toBe(1)
    expect(nothing.output).toContain('resident-manifest.json')
    const { '.vite/manifest.json': _manifest, ...rest } = built({ resident: 1, app: 1, page: 1 })
    const pageless = await checkFiles({ ...rest, '.vite/manifest.json': '{}' })
    expect(pageless.status).toBe(1)
    expect(pageless.output).toContain('name no entry or no page')
  })
})
