import { readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import { type InlineConfig, build } from 'vite'

/**
 * Builds the web app into dist/client (hashed files, their lists, and each compressed beforehand) and
 * dist/server (one module that draws pages). The resident's path is a build of its own, so that it carries
 * only the parts of Vue that it uses.
 */
const root = fileURLToPath(new URL('..', import.meta.url))
const client = join(root, 'dist/client')

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
      rolldownOptions: { input: join(root, 'src', entry) },
    },
  })
}

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
      outDir: join(root, 'dist/server'),
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

async function compressedSize(name: string): Promise<number> {
  const path = join(client, name)
  return (await stat(`${path}.gz`).catch(() => stat(path))).size
}

/** What a first visit loads of an entry's scripts and styles, compressed with gzip. */
async function firstLoad(manifestName: string, entry: string): Promise<number> {
  const manifest = JSON.parse(await readFile(join(client, '.vite', manifestName), 'utf8')) as Record<
    string,
    { file: string; css?: string[]; imports?: string[] }
  >
  const files = new Set<string>()
  const visit = (key: string): void => {
    const found = manifest[key]
    if (!found || files.has(found.file)) return
    for (const file of [found.file, ...(found.css ?? [])]) files.add(file)
    for (const imported of found.imports ?? []) visit(imported)
  }
  visit(entry)
  const sizes = await Promise.all([...files].map(compressedSize))
  return sizes.reduce((sum, size) => sum + size, 0)
}

process.env['NODE_ENV'] = 'production'
await rm(join(root, 'dist'), { recursive: true, force: true })
await buildClient('entry-client.ts', 'manifest.json')
await buildClient('entry-resident.ts', 'resident-manifest.json')
await buildServer()
await compressAll(client)
const kilobytes = (bytes: number): string => `${(bytes / 1024).toFixed(1)} KB`
console.log(
  `web: the app starts with ${kilobytes(await firstLoad('manifest.json', 'src/entry-client.ts'))}, the resident's path with ${kilobytes(await firstLoad('resident-manifest.json', 'src/entry-resident.ts'))} (gzip, scripts and styles)`,
)
