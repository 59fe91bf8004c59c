import type { Linter } from 'eslint'
import { components, defaultExporters, scripts, tests } from './files.ts'
import {
  localeRestrictions,
  noAmbientClock,
  noDefaultExport,
  noHandmadeLinks,
  noInnerHtml,
  noProcessEnv,
  noUndeclaredQueries,
  noWaiting,
} from './restrictions.ts'

type Restriction = { selector: string; message: string }

// A later `no-restricted-syntax` replaces an earlier one, so that each part states its whole list.
const refuse = (...restrictions: Restriction[]): Linter.RulesRecord => ({
  'no-restricted-syntax': ['error', ...restrictions],
})

const api = ['apps/api/src/**/*.ts']
const web = ['apps/web/src/**/*.{ts,vue}']
const schema = ['packages/schema/src/**/*.ts']
/** Where the formatters live: the only files that may speak to Intl. */
const formatFiles = ['packages/schema/src/format/**/*.ts']

const graphqlInBrowser = {
  name: 'graphql',
  allowTypeImports: true,
  message: 'graphql is 40 KB in a browser: write documents with `graphql` of platform/graphql.ts (gql.tada).',
}

/** What each part of the codebase refuses beyond the common list, and where its messages send the reader. */
export const parts: Linter.Config[] = [
  {
    name: 'hamkori/named-exports',
    files: scripts,
    ignores: defaultExporters,
    rules: refuse(noDefaultExport),
  },
  { name: 'hamkori/api', files: api, rules: refuse(noDefaultExport, noProcessEnv) },
  {
    name: 'hamkori/api-modules',
    files: ['apps/api/src/modules/**/*.ts'],
    ignores: tests,
    rules: refuse(noDefaultExport, noProcessEnv, noUndeclaredQueries, noAmbientClock),
  },
  {
    name: 'hamkori/policies',
    files: ['apps/api/src/**/*.policy.ts'],
    rules: refuse(noDefaultExport, noProcessEnv, noWaiting, noAmbientClock),
  },
  {
    name: 'hamkori/api-may-read-the-environment',
    // main.ts hands the environment to env.ts; the pool and the log are made before anything can be handed to them,
    // and read what env.ts checks.
    files: [
      'apps/api/src/main.ts',
      'apps/api/src/platform/{env,db,logger}.ts',
      'apps/api/src/**/*.test.ts',
      'apps/api/src/**/testing/**',
    ],
    rules: refuse(noDefaultExport),
  },
  {
    name: 'hamkori/schema',
    files: schema,
    ignores: formatFiles,
    rules: refuse(noDefaultExport, ...localeRestrictions),
  },
  {
    name: 'hamkori/web',
    files: web,
    ignores: [...formatFiles, ...defaultExporters],
    rules: refuse(...localeRestrictions, noInnerHtml, noHandmadeLinks),
  },
  {
    name: 'hamkori/web-modules',
    files: ['apps/web/src/**/*.ts'],
    ignores: [...formatFiles, ...defaultExporters],
    rules: refuse(noDefaultExport, ...localeRestrictions, noInnerHtml, noHandmadeLinks),
  },
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
          paths: [graphqlInBrowser],
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
