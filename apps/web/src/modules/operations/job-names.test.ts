import { languages } from '@hamkori/schema/languages'
import { describe, expect, test } from 'vitest'
import { manifests } from '../../app/router.ts'
import { createTranslator, loadMessages } from '../../platform/i18n.ts'

/** The sources of the API in which jobs are declared, as texts. */
const sources = import.meta.glob<string>(
  ['../../../../api/src/platform/**/*.ts', '../../../../api/src/modules/*/jobs/*.ts', '!**/*.test.ts'],
  { eager: true, query: '?raw', import: 'default' },
)
/** Each job with the module that declares it; those of the platform are named by this module. */
const jobs = Object.entries(sources).flatMap(([path, text]) =>
  [...text.matchAll(/defineJob(?:<\w+>)?\(\{\s*name: '(\w+)'/g)].map(([, name = '']) => ({
    module: /\/modules\/([^/]+)\//.exec(path)?.[1] ?? 'operations',
    name,
  })),
)

describe.each(languages)('the names of failed jobs (%s)', (language) => {
  test('stand with the module that declares the job, and there are no others', async () => {
    const translator = createTranslator(language)
    const named: string[] = []
    for (const { id, pageMessages } of manifests) {
      const own = pageMessages?.['failed-jobs']
      if (own === undefined) continue
      await loadMessages(translator, language, [[`${id}.failed-jobs`, own]])
      const { tm } = translator.global as unknown as { tm: (key: string) => object }
      named.push(...Object.keys(tm(`${id}.failed-jobs.jobs`)).map((name) => `${id} ${name}`))
    }
    expect(jobs.length).toBeGreaterThan(2)
    expect([...named].sort()).toEqual(jobs.map(({ module, name }) => `${module} ${name}`).sort())
  })
})
