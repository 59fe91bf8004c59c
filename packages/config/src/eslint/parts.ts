import type { Linter } from 'eslint'
import { builtinRules } from 'eslint/use-at-your-own-risk'
import { components, defaultExporters, scripts, tests } from './files.ts'

const syntax = builtinRules.get('no-restricted-syntax')
const web = ['apps/web/src/**/*.{ts,vue}']
const policies = 'apps/api/src/**/*.policy.ts'
const modulesOfApi = 'apps/api/src/modules/**/*.ts'

/**
 * Refuses syntax in some files, by a rule of its own: several `no-restricted-syntax` would replace each other.
 * @param message says where to go instead.
 */
function refuse(rule: string, files: string[], ignores: string[], selectors: string[], message: string): Linter.Config {
  return {
    name: `hamkori/${rule}`,
    files,
    ignores,
    plugins: { [rule]: { rules: { refuse: syntax } } },
    rules: { [`${rule}/refuse`]: ['error', ...selectors.map((selector) => ({ selector, message }))] },
  } as Linter.Config
}

/** What each part of the codebase refuses beyond the common list, and where its messages send the reader. */
export const parts: Linter.Config[] = [
  refuse(
    'default-export',
    scripts,
    defaultExporters,
    ['ExportDefaultDeclaration'],
    'No default export here: give it a name. Defaults are for single-file components, routes.ts and configuration files.',
  ),
  refuse(
    'environment',
    ['apps/api/src/**/*.ts'],
    // main.ts hands the environment to env.ts; the pool and the log are made before anything can be handed to them,
    // and read what env.ts checks.
    ['apps/api/src/main.ts', 'apps/api/src/platform/{env,db,logger}.ts', ...tests],
    ["MemberExpression[object.name='process'][property.name='env']"],
    'Read the environment in apps/api/src/platform/env.ts only: it validates every variable at start and lists every fault.',
  ),
  refuse(
    // SQL that PostgreSQL has not been asked about fails for its first reader.
    'queries',
    [modulesOfApi],
    tests,
    ['MemberExpression[property.name=/^\\$(query|execute)Raw/]'],
    'Declare the query with `query` or `rawQuery` of platform/query.ts and give it to `run` of platform/db.ts: src/queries.test.ts then prepares it.',
  ),
  refuse(
    'clock',
    [modulesOfApi, policies],
    tests,
    [
      "NewExpression[callee.name='Date'][arguments.length=0]",
      "CallExpression[callee.object.name='Date'][callee.property.name='now']",
    ],
    'Ask the clock of the platform (platform/clock.ts): a test must be able to set the time.',
  ),
  refuse(
    // A policy answers from its arguments alone; what it may import is dependency-cruiser's to refuse.
    'policy',
    [policies],
    [],
    ['AwaitExpression'],
    'A policy waits for nothing: load the facts in the action or the query and pass them in as arguments.',
  ),
  refuse(
    'locale',
    ['packages/schema/src/**/*.ts', ...web],
    ['packages/schema/src/format/**/*.ts'],
    [
      "MemberExpression[object.name='Intl']",
      'CallExpression[callee.property.name=/^(toLocale(String|DateString|TimeString)|localeCompare)$/]',
    ],
    'Chromium has no Tajik in Intl and falls back to English without a word: ' +
      'use the formatters of @hamkori/schema/format/ (date, number, relative, list, names), and let the API sort.',
  ),
  refuse(
    // Markup from strings is how a comment of a resident becomes a script in the browser of an officer.
    'markup',
    web,
    [],
    ['MemberExpression[property.name=/^(innerHTML|outerHTML)$/]'],
    'Never build markup from strings: use a template, or textContent.',
  ),
  refuse(
    'links',
    web,
    [],
    [
      'CallExpression[callee.property.name=/^(push|replace)$/][callee.object.name=/^router$/i] > :matches(Literal[value=/^\\//], TemplateLiteral[quasis.0.value.raw=/^\\//])',
    ],
    'URLs are built only in the links.ts of the module, or of apps/web/src/platform for several: add or use a function there.',
  ),
  {
    name: 'hamkori/web-imports',
    files: web,
    ignores: [
      ...tests,
      'apps/web/src/entry-server.ts',
      'apps/web/src/platform/server/**',
      'apps/web/src/modules/feedback/resident.ts',
    ],
    rules: {
      '@typescript-eslint/no-restricted-imports': [
        'error',
        {
          paths: [
            {
              name: 'graphql',
              allowTypeImports: true,
              message:
                'graphql is 40 KB in a browser: write documents with `graphql` of platform/graphql.ts (gql.tada).',
            },
          ],
          patterns: [
            {
              group: ['node:*'],
              message: 'This file also runs in a browser. What needs Node belongs to the API or to apps/web/tools.',
            },
          ],
        },
      ],
    },
  },
  {
    // An interface of a library is extended with exactly its own type parameters, used or not.
    name: 'hamkori/extended-interfaces',
    files: ['apps/api/src/platform/cache-policy.ts'],
    rules: { '@typescript-eslint/no-unused-vars': 'off' },
  },
  { name: 'hamkori/components', files: components, rules: { 'no-useless-assignment': 'off' } },
]
