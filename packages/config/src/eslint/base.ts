import js from '@eslint/js'
import type { Linter } from 'eslint'
import globals from 'globals'
import ts from 'typescript-eslint'
import { exportedFunctionsExplained } from './exported-functions-explained.ts'
import { components, ignored, scripts, tests, typeAware, typescript } from './files.ts'

/** What holds for every file of the project, whatever part it belongs to. */
export const base: Linter.Config[] = [
  { name: 'hamkori/ignored', ignores: ignored },
  { name: 'hamkori/no-dead-exceptions', linterOptions: { reportUnusedDisableDirectives: 'error' } },
  { ...js.configs.recommended, name: 'hamkori/js', files: [...scripts, ...components] },
  ...(ts.configs.recommended as Linter.Config[]).map((part) => ({
    ...part,
    files: [...typescript, ...components],
  })),
  {
    name: 'hamkori/codebase',
    files: [...scripts, ...components],
    plugins: { hamkori: { rules: { 'exported-functions-explained': exportedFunctionsExplained } } },
    languageOptions: { globals: { ...globals.node } },
    rules: {
      'no-undef': 'off', // the compiler knows every name; this rule knows none of the types
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-var': 'error',
      'prefer-const': 'error',
      'no-eval': 'error',
      'no-new-func': 'error',
      'no-alert': 'error',
      'no-restricted-properties': [
        'error',
        {
          object: 'Math',
          property: 'random',
          message:
            'Neither secret nor repeatable: node:crypto for secrets and ids, a seeded generator for demonstration data.',
        },
      ],
      'no-param-reassign': ['error', { props: false }],
    },
  },
  {
    name: 'hamkori/typescript',
    files: [...typescript, ...components],
    rules: {
      '@typescript-eslint/no-namespace': ['error', { allowDeclarations: true }], // Pothos is extended by one
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', caughtErrors: 'none' },
      ],
    },
  },
  {
    name: 'hamkori/docstrings',
    files: ['apps/api/src/**/*.ts', 'apps/web/src/platform/**/*.ts', 'packages/*/src/**/*.ts'],
    ignores: tests,
    rules: { 'hamkori/exported-functions-explained': 'error' },
  },
  {
    name: 'hamkori/tests',
    files: tests,
    rules: { '@typescript-eslint/no-non-null-assertion': 'off' },
  },
  {
    name: 'hamkori/type-aware',
    files: typeAware,
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      '@typescript-eslint/no-floating-promises': ['error', { ignoreVoid: true }],
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: false }],
      '@typescript-eslint/await-thenable': 'error',
    },
  },
]
