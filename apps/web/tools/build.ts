import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import { type InlineConfig, build } from 'vite'
import { writeDocuments } from './documents.ts'
import { firstLoad } from './first-load.ts'
import { keepPrevious } from './keep-previous.ts'

/**
 * Builds the web app into dist/client (hashed files, their lists, and each compressed beforehand) and
 * dist/server (one module that draws pages, and the list of documents that browsers send). The resident's path is a build of its own, so that it carries
 * only the parts of Vue that it uses. Everything is made aside and put in place at the end: a failed build leaves
 * the previous build in place, and a server that runs from it loses nothing.
 */
const root = fileURLToPath(new URL('..', import.meta.url))
const dist = join(root, 'dist')
const aside = join(dist, `.building-${process.pid}`)
const client = join(aside, 'client')
const documents = 'documents.json'

const shared: InlineConfig = { root, configFile: join(root, 'vite.config.ts'), mode: 'production', logLevel: 'warn' }
const browsers = ['chrome109', 'firefox115', 'safari16.4']

async function buildClient(entry: string, manifest: string): Promise<void> {
  await build({
    ...shared,
    build: {
      outDir: client,
      emptyOutDir: false,
      manifest: `.vite/${manifest}`,
      target: browsers,
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      rolldownOptions: {
        input: join(root, 'src', entry),
        // What every page loads is one file: each file costs a request, and a cheap phone on 2G feels each. The entry itself is
        // not in it: it waits for the page's parts, and these for what is in that file.
        output: {
          // By their hash alone: a hundred and sixty names would be a thirtieth of what every page loads.
          chunkFileNames: 'assets/[hash].js',
          codeSplitting: {
            groups: [
              { name: 'frame', tags: ['$initial'], test: (id) => !/entry-\w+\.ts$/.test(id) },
              // Nearly every page needs these, each of a few hundred bytes: together they are one request.
              { name: 'page', test: commonParts },
              { name: 'cases', test: partsOfCases },
              { name: 'home', test: partsOfHome, includeDependenciesRecursively: false },
            ],
          },
        },
      },
    },
  })
}

/** The small parts that nearly every page of the general app is made of. */
const commonParts =
  /\/src\/(ui\/Ui(Stack|Card|Chip|EmptyState|Breadcrumbs)\.vue|platform\/(usePageQuery|useFilteredList|(text|transition)\.documents)\.ts)/

/** What the home page, a council's page and the lists share of cases: documents and the definitions of the kinds. */
const partsOfCases =
  /\/src\/modules\/(cases\/(case-parts|case-kind|list-filters|cases\.documents)|(shortcomings|proposals)\/(\w+-kind|composed\.documents))\.ts/

/** The numbers and the newest records on the home page, of whatever module. */
const partsOfHome =
  /\/src\/modules\/\w+\/components\/(Latest(Shortcomings|Proposals)|(Council|Shortcomings|Proposals)Count)\.vue/

async function buildServer(): Promise<void> {
  await build({
    ...shared,
    // Vue's own modules instead of the CommonJS files that Node would take: they leave the template compiler out.
    resolve: {
      alias: [
        { find: /^vue$/, replacement: 'vue/dist/vue.runtime.esm-bundler.js' },
        { find: /^@vue\/server-renderer$/, replacement: '@vue/server-renderer/dist/server-renderer.esm-bundler.js' },
      ],
    },
    ssr: { noExternal: true, target: 'node' },
    build: {
      outDir: join(aside, 'server'),
      emptyOutDir: true,
      ssr: join(root, 'src/entry-server.ts'),
      copyPublicDir: false,
      target: 'node22',
      minify: false,
      sourcemap: false,
    },
  })
}

const compressible = /\.(js|css|svg|json|txt|webmanifest)$/
const brotli = promisify(brotliCompress)
const gzipped = promisify(gzip)

/** The files are compressed once, as hard as it goes; the server only chooses. */
async function compressAll(folder: string): Promise<void> {
  const names = (await readdir(folder, { recursive: true })).filter((name) => compressible.test(name))
  for (const name of names) {
    const path = join(folder, name)
    const content = await readFile(path)
    if (content.length < 512) continue
    const quality = {
      params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: content.length },
    }
    await Promise.all([
      brotli(content, quality).then((data) => writeFile(`${path}.br`, data)),
      gzipped(content, { level: 9 }).then((data) => writeFile(`${path}.gz`, data)),
    ])
  }
}

/** Puts a finished folder in the place of the last one. */
async function putInPlace(name: string): Promise<void> {
  await rename(join(dist, name), join(aside, `old-${name}`)).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error
  })
  await rename(join(aside, name), join(dist, name))
}

process.env['NODE_ENV'] = 'production'
await mkdir(aside, { recursive: true })
try {
  await buildClient('entry-client.ts', 'manifest.json')
  await buildClient('entry-resident.ts', 'resident-manifest.json')
  await buildServer()
  await writeDocuments(join(root, 'src'), join(dist, 'server', documents), join(aside, 'server', documents))
  await compressAll(client)
  await keepPrevious(join(dist, 'client'), client)
  // Whoever noted what the last build was made from (packages/launch) notes it anew.
  await rm(join(dist, '.built-from'), { force: true })
  await putInPlace('client')
  await putInPlace('server')
} finally {
  await rm(aside, { recursive: true, force: true })
}
const kilobytes = (bytes: number): string => `${(bytes / 1024).toFixed(1)} KB`
const built = join(dist, 'client')
const app = kilobytes(await firstLoad(built, 'manifest.json', 'src/entry-client.ts'))
const resident = kilobytes(await firstLoad(built, 'resident-manifest.json', 'src/entry-resident.ts'))
console.log(`web: the app starts with ${app}, the resident's path with ${resident} (gzip, scripts and styles)`)
