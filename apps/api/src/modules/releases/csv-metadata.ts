import type { Column } from '@hamkori/schema/columns'
import { dictionary } from '@hamkori/schema/dictionary'
import type { ColumnWords, ReleaseWords } from '@hamkori/schema/dictionary.words'
import { languages } from '@hamkori/schema/languages'
import type { Language } from '@hamkori/schema/languages'
import { releaseColumns } from '@hamkori/schema/releases.columns'
import type { ReleaseColumn } from '@hamkori/schema/releases.columns'
import { releaseTableNames, releaseTables } from '@hamkori/schema/releases.tables'
import { openDataTerms } from '@hamkori/schema/releases.terms'
import type { MadeFile } from './release-files.ts'

/**
 * The description of a release's tables for programs: a table group of CSV on the Web (W3C, Metadata Vocabulary for Tabular Data, 2015),
 * made from the data dictionary. Addresses in it are relative, so that it holds wherever the files are kept.
 */
export function csvMetadata(release: number): MadeFile {
  const group = {
    '@context': ['http://www.w3.org/ns/csvw', { '@language': 'en' }],
    '@type': 'TableGroup',
    'dc:identifier': String(release),
    'dc:rights': texts((language) => openDataTerms[language]),
    dialect: { encoding: 'utf-8', delimiter: ',', header: true, lineTerminators: ['\r\n'] },
    tables: releaseTableNames.map((name) => ({
      url: name,
      'dc:title': texts(said(({ tables }) => tables[name].title)),
      'dc:description': texts(said(({ tables }) => tables[name].meaning)),
      tableSchema: {
        columns: releaseTables[name].columns.map(columnOf),
        primaryKey: releaseTables[name].key,
        ...(name === 'places.csv' ? {} : { foreignKeys: [placeKey] }),
      },
    })),
  }
  return {
    name: 'csv-metadata.json',
    mediaType: 'application/csvm+json',
    content: Buffer.from(`${JSON.stringify(group, null, 2)}\n`),
  }
}

/** Every code is that of a place or unit. */
const placeKey = { columnReference: 'code', reference: { resource: 'places.csv', columnReference: 'code' } }

function columnOf(name: ReleaseColumn) {
  const { unit, required, ...column }: Column = releaseColumns[name]
  const words = (language: Language): ColumnWords => dictionary[language].releases.columns[name]
  return {
    name,
    // The heading in the file has no language; readers see the one in theirs.
    titles: { und: name, ...Object.fromEntries(languages.map((language) => [language, words(language).title])) },
    'dc:description': texts((language) => words(language).meaning),
    ...(unit === undefined ? {} : { 'schema:unitText': unit }),
    datatype: datatypeOf(column),
    required,
    ...(required ? {} : { 'rdfs:comment': texts((language) => words(language).empty ?? '') }),
  }
}

function datatypeOf({ type, values, pattern, minimum, maximum }: Omit<Column, 'unit' | 'required'>) {
  const format = values === undefined ? pattern : values.join('|')
  return {
    base: bases[type],
    ...(format === undefined ? {} : { format }),
    ...(minimum === undefined ? {} : { minimum }),
    ...(maximum === undefined ? {} : { maximum }),
  }
}

const bases = {
  text: 'string',
  integer: 'integer',
  decimal: 'decimal',
  date: 'date',
  month: 'gYearMonth',
  clock: 'dateTime',
  address: 'anyURI',
} as const satisfies Record<Column['type'], string>

/** What the dictionary says of releases, in the language that is asked for. */
function said(choose: (words: ReleaseWords) => string): (language: Language) => string {
  return (language) => choose(dictionary[language].releases)
}

function texts(inLanguage: (language: Language) => string) {
  return languages.map((language) => ({ '@value': inLanguage(language), '@language': language }))
}
