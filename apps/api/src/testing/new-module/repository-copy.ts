import { spawn } from 'node:child_process'
import { once } from 'node:events'
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { copyFile, mkdir } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { projectFiles, repositoryRoot } from '@hamkori/config/src/meta/repository.ts'

/** A copy of the repository in a temporary folder, with the same dependencies. */
export class RepositoryCopy {
  readonly root: string

  private constructor(root: string) {
    this.root = root
  }

  /** Copies every file of the project, and links what is installed. The caller removes the copy. */
  static async make(): Promise<RepositoryCopy> {
    const copy = new RepositoryCopy(mkdtempSync(path.join(tmpdir(), 'hamkori-new-module-')))
    for (const file of projectFiles(repositoryRoot)) {
      await mkdir(path.dirname(copy.#at(file)), { recursive: true })
      await copyFile(path.join(repositoryRoot, file), copy.#at(file))
    }
    const packages = ['apps', 'packages'].flatMap((group) =>
      readdirSync(path.join(repositoryRoot, group)).map((name) => `${group}/${name}`),
    )
    for (const folder of ['.', ...packages]) copy.#linkDependencies(folder)
    return copy
  }

  remove(): void {
    rmSync(this.root, { recursive: true, force: true })
  }

  /** Writes a file, whose folder need not exist. */
  write(file: string, text: string): void {
    mkdirSync(path.dirname(this.#at(file)), { recursive: true })
    writeFileSync(this.#at(file), text)
  }

  /** Removes a file. */
  delete(file: string): void {
    rmSync(this.#at(file))
  }

  /** Text of a file. */
  read(file: string): string {
    return readFileSync(this.#at(file), 'utf8')
  }

  /** Puts a line before or after the one line of a file that is `beside`. Throws where there is no such line, or several. */
  addLine(file: string, line: string, where: 'before' | 'after', beside: string): void {
    const lines = this.read(file).split('\n')
    const at = lines.indexOf(beside)
    if (at < 0 || lines.includes(beside, at + 1)) throw new Error(`${file} has not exactly one line "${beside}"`)
    lines.splice(where === 'before' ? at : at + 1, 0, line)
    this.write(file, lines.join('\n'))
  }

  /** Files of the project that are new, gone or different in the copy, sorted; without what git ignores. */
  changedFiles(): string[] {
    const ignored = this.read('.gitignore').split('\n')
    const text = (root: string, file: string) =>
      existsSync(path.join(root, file)) ? readFileSync(path.join(root, file)) : null
    return [...new Set([...projectFiles(repositoryRoot), ...projectFiles(this.root)])]
      .filter((file) => {
        const [before, after] = [text(repositoryRoot, file), text(this.root, file)]
        return !ignored.includes(file) && !(before !== null && after !== null && before.equals(after))
      })
      .toSorted()
  }

  /**
   * Runs a program in one folder of the copy: a script for Node where its name ends in `.ts`, else what is installed there.
   * @returns what it printed. Throws with the end of that where it fails.
   */
  async run(folder: string, program: string, ...parameters: string[]): Promise<string> {
    const isScript = program.endsWith('.ts')
    const command = isScript ? process.execPath : this.#at(path.join(folder, 'node_modules/.bin', program))
    const child = spawn(command, [...(isScript ? [program] : []), ...parameters], {
      cwd: this.#at(folder),
      env: environment(),
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let output = ''
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (piece: string) => (output += piece))
    const [code] = (await once(child, 'close')) as [number | null]
    if (code !== 0)
      throw new Error(
        `"${[program, ...parameters].join(' ')}" failed in ${folder} of the copy:\n${output.slice(-6000)}`,
      )
    return output
  }

  #at(file: string): string {
    return path.join(this.root, file)
  }

  /** Links what is installed for one package; packages of the repository to those of the copy, everything else as it is. */
  #linkDependencies(folder: string): void {
    const installed = path.join(repositoryRoot, folder, 'node_modules')
    if (!existsSync(installed)) return
    const linked = this.#at(path.join(folder, 'node_modules'))
    for (const entry of readdirSync(installed)) {
      if (entry.startsWith('.vite')) continue
      if (!entry.startsWith('@')) {
        mkdirSync(linked, { recursive: true })
        symlinkSync(path.join(installed, entry), path.join(linked, entry))
        continue
      }
      mkdirSync(path.join(linked, entry), { recursive: true })
      for (const name of readdirSync(path.join(installed, entry)))
        symlinkSync(
          entry === '@hamkori' ? this.#packageNamed(name) : path.join(installed, entry, name),
          path.join(linked, entry, name),
        )
    }
  }

  #packageNamed(name: string): string {
    const folder = ['apps', 'packages']
      .map((group) => this.#at(path.join(group, name)))
      .find((each) => existsSync(each))
    if (folder === undefined) throw new Error(`there is no package ${name} in the repository`)
    return folder
  }
}

/** The environment of a person at a terminal: without what this test run says to its own processes. */
function environment(): NodeJS.ProcessEnv {
  const own = Object.entries(process.env).filter(([name]) => !/^(VITEST|NODE_ENV$|TEST$|NODE_OPTIONS$)/.test(name))
  return {
    ...Object.fromEntries(own),
    PATH: `${path.dirname(process.execPath)}${path.delimiter}${process.env['PATH'] ?? ''}`,
    LOG_LEVEL: 'silent',
  }
}
