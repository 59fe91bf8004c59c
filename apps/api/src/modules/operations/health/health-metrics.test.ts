import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { parse } from 'yaml'
import { observeRoute, registry } from '../../../platform/metrics.ts'
import '../index.ts'

const deploy = new URL('../../../../../../deploy/', import.meta.url)
const textOf = (name: string) => readFileSync(new URL(name, deploy), 'utf8')
const home = mkdtempSync(path.join(tmpdir(), 'hamkori-metrics-'))
let text = ''

interface Rules {
  readonly groups: readonly { readonly rules: readonly { readonly alert: string; readonly expr: string }[] }[]
}
interface RuleTests {
  readonly tests: readonly { readonly name: string; readonly promql_expr_test: readonly { readonly expr: string }[] }[]
}
interface Dashboard {
  readonly panels: readonly { readonly title: string; readonly targets: readonly { readonly expr: string }[] }[]
}

beforeAll(async () => {
  const folder = path.join(home, 'backups')
  mkdirSync(folder)
  const note = { to: home, folder, made: '2026-11-29T19:10:00.000Z' }
  writeFileSync(path.join(home, 'last-backup.json'), JSON.stringify(note))
  vi.stubEnv('HAMKORI_HOME', home)
  vi.stubEnv('DATABASE_FOLDER', home)
  observeRoute('page')()(200)
  text = await registry.metrics()
})
afterAll(() => {
  vi.unstubAllEnvs()
  rmSync(home, { recursive: true })
})

/** The names and labels that an expression asks for; functions, labels of aggregations and numbers are not among them. */
function namesIn(expression: string): string[] {
  return [...expression.matchAll(/\b(?:hamkori|process|nodejs)_\w+/g)].map(([name]) => name)
}
const samples = () => text.split('\n').filter((line) => line !== '' && !line.startsWith('#'))
const has = (name: string) => samples().some((line) => line.startsWith(`${name}{`) || line.startsWith(`${name} `))
// Read from a certificate on the network, which a test of its own does.
const elsewhere = ['hamkori_certificate_end_timestamp_seconds']

test('every figure that an alert rule or a panel asks for is there, with a value', () => {
  const alerts = (parse(textOf('alerts.yaml')) as Rules).groups.flatMap(({ rules }) => rules)
  const panels = (JSON.parse(textOf('grafana-dashboard.json')) as Dashboard).panels
  expect(alerts.length).toBeGreaterThan(10)
  expect(panels.length).toBeGreaterThan(10)
  const asked = [...alerts.map(({ expr }) => expr), ...panels.flatMap(({ targets }) => targets.map(({ expr }) => expr))]
  const names = new Set(asked.flatMap(namesIn))
  expect([...names].filter((name) => !has(name) && !elsewhere.includes(name))).toEqual([])
  for (const name of elsewhere) expect(text).toContain(`# TYPE ${name} gauge`)
  expect(namesIn('rate(hamkori_no_such_total[5m])').filter((name) => !has(name))).toEqual(['hamkori_no_such_total'])
})

test('every alert has a case in which it goes off', () => {
  const alerts = (parse(textOf('alerts.yaml')) as Rules).groups.flatMap(({ rules }) => rules.map(({ alert }) => alert))
  const tried = (parse(textOf('alerts.test.yaml')) as RuleTests).tests.flatMap(({ promql_expr_test: asked }) =>
    asked.flatMap(({ expr }) => /alertname="(\w+)",alertstate="firing"/.exec(expr)?.[1] ?? []),
  )
  expect(tried.toSorted()).toEqual(alerts.toSorted())
})

const promtool = spawnSync('promtool', ['--version']).status === 0
test.skipIf(!promtool)('the alerts go off when they should, and none without a cause (needs promtool)', () => {
  const { status, stdout, stderr } = spawnSync('promtool', ['test', 'rules', 'alerts.test.yaml'], {
    cwd: fileURLToPath(deploy),
    encoding: 'utf8',
  })
  expect(`${stdout}${stderr}`).toContain('SUCCESS')
  expect(status).toBe(0)
})

test('every label by which a rule or a panel chooses has a line that carries it', () => {
  const lines = samples()
  const chosen = [
    ...`${textOf('alerts.yaml')}\n${textOf('grafana-dashboard.json').replaceAll('\\"', '"')}`.matchAll(
      /(hamkori_\w+)\{(\w+)(!?=)"(\w+)"/g,
    ),
  ]
  expect(chosen.length).toBeGreaterThan(4)
  // Only a request that failed makes a line of its status.
  const missing = chosen
    .map(([, name = '', label = '', , value = '']) => [name, `${label}="${value}"`] as const)
    .filter(([name, label]) => !lines.some((line) => line.startsWith(name) && line.includes(label)))
  expect(missing.filter(([, label]) => label !== 'status="5xx"')).toEqual([])
})

test('what is not known has no line, rather than a zero', async () => {
  expect(has('hamkori_backup_made_timestamp_seconds')).toBe(true)
  expect(has('hamkori_certificate_end_timestamp_seconds')).toBe(false)
  vi.stubEnv('HAMKORI_HOME', '')
  await new Promise((resolve) => setTimeout(resolve, 1_100))
  text = await registry.metrics()
  expect(has('hamkori_backup_made_timestamp_seconds')).toBe(false)
  expect(has('hamkori_database_up')).toBe(true)
})
