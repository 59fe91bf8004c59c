import { shiftMonth } from '@hamkori/schema/dashboards.constants'
import { monthOf } from '@hamkori/schema/dates'
import { dictionary } from '@hamkori/schema/dictionary'
import { languages } from '@hamkori/schema/languages'
import type { Language } from '@hamkori/schema/languages'
import type { InThreeLanguages } from '@hamkori/schema/questionnaire'
import { trendMonths } from '@hamkori/schema/releases.constants'
import { recordTables } from '@hamkori/schema/releases.record-tables'
import type { RecordTablePath } from '@hamkori/schema/releases.record-tables'
import { openDataTerms } from '@hamkori/schema/releases.terms'
import { fileFormats, mediaTypeOf } from '../../platform/file-formats.ts'
import { addressOf, fileAddress } from '../../platform/links.ts'
import { productName } from '../../platform/page.ts'
import type { ProgramFileContext } from '../../platform/program-file.ts'
import { catalogueTexts } from './catalogue-texts.ts'
import { releasesLinks } from './links.ts'
import { catalogueQuery } from './open-data.documents.ts'
import { isTable, languageOfWorkbook } from './release-file.ts'

type Node = Readonly<Record<string, unknown>>

/** The names that the catalogue uses of others' vocabularies. */
const context = {
  adms: 'http://www.w3.org/ns/adms#',
  dcat: 'http://www.w3.org/ns/dcat#',
  dct: 'http://purl.org/dc/terms/',
  foaf: 'http://xmlns.com/foaf/0.1/',
  spdx: 'http://spdx.org/rdf/terms#',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
} as const

/** Tables of the Publications Office of the European Union, which DCAT-AP asks for. */
const authority = 'http://publications.europa.eu/resource/authority'
const languageNodes = { tg: 'TGK', ru: 'RUS', en: 'ENG' } as const satisfies Record<Language, string>

/**
 * The catalogue of open data, for portals that gather such catalogues: DCAT-AP 3 in JSON-LD. The scores with the files of the newest
 * release, every release of the last two years as a version of them, and the tables of the record.
 */
export async function makeFile({ origin, day, ask }: ProgramFileContext): Promise<string> {
  const { newest, releases } = await ask(catalogueQuery, {})
  const own = (name: string): string => `${origin}${releasesLinks.catalogue}#${name}`
  const latest = newest.edges[0]?.node
  const versions = releases.edges.map(({ node }) => node)
  const licence = {
    '@id': `${origin}${releasesLinks.openData('en')}#terms`,
    '@type': 'dct:LicenseDocument',
    'dct:type': { '@id': 'http://purl.org/adms/licencetype/Attribution' },
    'dct:title': inLanguages(openDataTerms),
  }
  const publisher = {
    '@id': own('publisher'),
    '@type': 'foaf:Agent',
    'foaf:name': productName,
    'foaf:homepage': { '@id': origin },
  }
  const common = {
    'dct:publisher': { '@id': publisher['@id'] },
    'dct:license': { '@id': licence['@id'] },
    'dct:accessRights': { '@id': `${authority}/access-right/PUBLIC` },
    'dct:spatial': { '@id': `${authority}/country/TJK` },
    'dcat:theme': { '@id': `${authority}/data-theme/JUST` },
  }

  const scores: Node = {
    '@id': own('scores'),
    '@type': 'dcat:Dataset',
    'dct:title': inLanguages(catalogueTexts.scores.title),
    'dct:description': inLanguages(catalogueTexts.scores.meaning),
    'dct:identifier': own('scores'),
    ...common,
    'dct:language': languages.map(languageNode),
    'dct:accrualPeriodicity': { '@id': `${authority}/frequency/WEEKLY` },
    'dcat:landingPage': { '@id': origin + releasesLinks.list('en') },
    ...(latest
      ? {
          'dcat:version': String(latest.number),
          'dct:temporal': months(latest.through),
          'dcat:distribution': latest.files.map((file) => releaseFile(latest.number, file)),
          'dcat:hasVersion': versions.map(({ number }) => ({ '@id': own(`release-${number}`) })),
        }
      : {}),
  }
  const releaseNodes = versions.map(({ number, through, publishedAt, manifestHash, corrects }): Node => ({
    '@id': own(`release-${number}`),
    '@type': 'dcat:Dataset',
    'dct:title': inLanguages(catalogueTexts.release(number)),
    'dct:description': inLanguages(catalogueTexts.scores.meaning),
    ...common,
    'dcat:version': String(number),
    'dcat:isVersionOf': { '@id': own('scores') },
    ...(number > 1 ? { 'dcat:previousVersion': { '@id': own(`release-${number - 1}`) } } : {}),
    ...(publishedAt ? { 'dct:issued': typed('dateTime', publishedAt) } : {}),
    'dct:temporal': months(through),
    ...(corrects
      ? { 'adms:versionNotes': inLanguages(catalogueTexts.corrects(corrects.number, corrects.reason)) }
      : {}),
    'dcat:landingPage': { '@id': origin + releasesLinks.release('en', number) },
    'dcat:distribution': [
      releaseFile(number, { name: 'manifest.json', mediaType: 'application/json', sha256: manifestHash }),
    ],
  }))
  const paths = Object.keys(recordTables) as RecordTablePath[]
  const recordNodes = paths.map((path): Node => ({
    '@id': own(path.replace('/', '-')),
    '@type': 'dcat:Dataset',
    'dct:title': inEach((language) => dictionary[language].records.tables[path].title),
    'dct:description': inEach((language) => dictionary[language].records.tables[path].meaning),
    ...common,
    'dct:language': languages.map(languageNode),
    // It changes with every act of a council or a department.
    'dct:accrualPeriodicity': { '@id': `${authority}/frequency/CONT` },
    'dct:modified': typed('date', day),
    'dcat:landingPage': { '@id': origin + pageOf('en', path) },
    'dcat:distribution': languages.flatMap((language) =>
      fileFormats.map((format): Node => {
        const address = { '@id': origin + fileAddress(pageOf(language, path), format) }
        return {
          '@type': 'dcat:Distribution',
          'dct:title': {
            '@language': language,
            '@value': `${dictionary[language].records.tables[path].title}, ${format.toUpperCase()}`,
          },
          'dcat:accessURL': { '@id': origin + pageOf(language, path) },
          'dcat:downloadURL': address,
          'dcat:mediaType': mediaTypeNode(mediaTypeOf(format)),
          'dct:language': languageNode(language),
          'dct:license': { '@id': licence['@id'] },
        }
      }),
    ),
  }))

  const catalogue = {
    '@id': own('catalogue'),
    '@type': 'dcat:Catalog',
    'dct:title': inLanguages(catalogueTexts.catalogue.title),
    'dct:description': inLanguages(catalogueTexts.catalogue.meaning),
    'dct:publisher': { '@id': publisher['@id'] },
    'dct:license': { '@id': licence['@id'] },
    'dct:language': languages.map(languageNode),
    'foaf:homepage': { '@id': origin + releasesLinks.openData('en') },
    'dcat:themeTaxonomy': { '@id': `${authority}/data-theme` },
    'dcat:dataset': [scores, ...releaseNodes, ...recordNodes].map((node) => ({ '@id': node['@id'] })),
    'dcat:service': { '@id': own('api') },
  }
  const service = {
    '@id': own('api'),
    '@type': 'dcat:DataService',
    'dct:title': inLanguages(catalogueTexts.api),
    'dcat:endpointURL': { '@id': `${origin}/graphql` },
    'dcat:endpointDescription': { '@id': `${origin}/schema.graphql` },
    'dcat:landingPage': { '@id': origin + releasesLinks.developers('en') },
    'dcat:servesDataset': [scores, ...recordNodes].map((node) => ({ '@id': node['@id'] })),
  }
  const graph = [catalogue, publisher, licence, service, scores, ...releaseNodes, ...recordNodes]
  return `${JSON.stringify({ '@context': context, '@graph': graph }, null, 1)}\n`

  function releaseFile(number: number, { name, mediaType, size, sha256 }: ReleaseFile): Node {
    const address = { '@id': origin + releasesLinks.file(number, name) }
    const written = languageOfWorkbook(name)
    return {
      '@type': 'dcat:Distribution',
      'dct:title': isTable(name) ? inEach((language) => dictionary[language].releases.tables[name].title) : name,
      ...(written === null ? {} : { 'dct:language': languageNode(written) }),
      'dcat:accessURL': address,
      'dcat:downloadURL': address,
      'dcat:mediaType': mediaTypeNode(mediaType),
      ...(size === undefined ? {} : { 'dcat:byteSize': typed('nonNegativeInteger', String(size)) }),
      'spdx:checksum': {
        '@type': 'spdx:Checksum',
        'spdx:algorithm': { '@id': 'spdx:checksumAlgorithm_sha256' },
        'spdx:checksumValue': typed('hexBinary', sha256),
      },
      'dct:license': { '@id': licence['@id'] },
    }
  }
}

interface ReleaseFile {
  readonly name: string
  readonly mediaType: string
  readonly size?: number
  readonly sha256: string
}

/** The months that a release tells of. */
function months(through: string): Node {
  return {
    '@type': 'dct:PeriodOfTime',
    'dcat:startDate': typed('date', `${shiftMonth(monthOf(through), 1 - trendMonths)}-01`),
    'dcat:endDate': typed('date', through),
  }
}

function pageOf(language: Language, path: string): string {
  return addressOf(language, path.split('/'))
}

function inEach(say: (language: Language) => string): Node[] {
  return languages.map((language) => ({ '@language': language, '@value': say(language) }))
}

function inLanguages(text: InThreeLanguages): Node[] {
  return inEach((language) => text[language])
}

function languageNode(language: Language): Node {
  return { '@id': `${authority}/language/${languageNodes[language]}` }
}

/** A media type without its parameters, as IANA lists it. */
function mediaTypeNode(mediaType: string): Node {
  return { '@id': `https://www.iana.org/assignments/media-types/${mediaType.split(';')[0] ?? ''}` }
}

function typed(type: string, value: string): Node {
  return { '@type': `xsd:${type}`, '@value': value }
}
