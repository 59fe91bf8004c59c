import type { Language } from '@hamkori/schema/languages'
import { addressOf } from '../../platform/links.ts'
import type { ListAddress } from '../../platform/links.ts'

/** The addresses of releases. */
export const releasesLinks = {
  /** All releases, the newest first. */
  list: (language: Language, page: ListAddress = {}): string => addressOf(language, ['releases'], { ...page }),
  /** One release with its files. */
  release: (language: Language, number: number | string): string => addressOf(language, ['releases', String(number)]),
  /** Where an administrator watches and begins them. */
  desk: (language: Language): string => addressOf(language, ['desk', 'releases']),
  /** What there is of open data, with every column. */
  openData: (language: Language): string => addressOf(language, ['open-data']),
  /** How programs ask the API. */
  developers: (language: Language): string => addressOf(language, ['developers']),
  /** The feed of releases. */
  feed: (language: Language): string => `/${language}/releases.atom`,
  /** The catalogue of open data for programs; the same in every language. */
  catalogue: '/open-data/catalogue.jsonld',
  /** The reports that are made from releases. */
  reports: (language: Language): string => addressOf(language, ['reports']),
  /** A file of a release; the same in every language. */
  file: (number: number, name: string): string => `/releases/${number}/${encodeURIComponent(name)}`,
} as const
