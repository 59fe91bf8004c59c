import { launcherVariables } from '@hamkori/schema/environment'
import { expect, test } from 'vitest'
import { findMisspelt } from './misspelt-variables.ts'

test.each([
  ['TRUSTED_DOCUMENT', 'TRUSTED_DOCUMENTS'],
  ['TURSTED_DOCUMENTS', 'TRUSTED_DOCUMENTS'],
  ['DATABASE_OWNER_URI', 'DATABASE_OWNER_URL'],
  ['PROT', 'PORT'],
  ['HAMKORI_HOM', 'HAMKORI_HOME'],
  ['HAMKORI_PORT', 'PORT'],
  ['Database_Url', 'DATABASE_URL'],
  ['SECRET_KEY', 'SECRETS_KEY'],
])('%s is named, with what was probably meant', (name, meant) => {
  expect(findMisspelt([name])).toEqual([`${name} is not read by anything: did you mean ${meant}?`])
})

test('a name of ours that we do not know is named', () => {
  expect(findMisspelt(['HAMKORI_COLOUR_OF_THE_SKY'])).toEqual([
    'HAMKORI_COLOUR_OF_THE_SKY is not read by anything: README.md lists the variables.',
  ])
})

test('our own names and those of others are left alone', () => {
  const others = ['PATH', 'HOME', 'HTTP_PROXY', 'HTTP_URL', 'HOSTNAME', 'NODE_OPTIONS', 'LANG', 'TERM', 'PWD', 'TMPDIR']
  expect(findMisspelt([...Object.keys(launcherVariables), ...others])).toEqual([])
})
