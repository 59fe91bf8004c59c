import type { Language } from '@hamkori/schema/languages'
import type { RouteRecordRaw } from 'vue-router'
import './route-meta.ts'

/** The modules of the product, in the order in which arrows may point upwards. */
export const moduleIds = [
  'identity',
  'people',
  'audit',
  'territory',
  'councils',
  'cases',
  'meetings',
  'shortcomings',
  'proposals',
  'feedback',
  'dashboards',
  'operations',
] as const

/** The name of a module, the same in the API, the web app, the shared schema and the URLs. */
export type ModuleId = (typeof moduleIds)[number]

/** A tree of translated messages, as its JSON file holds it. */
export interface MessageTree {
  [key: string]: string | MessageTree
}

/** Loads one language's messages of a module; each language is its own file in the build. */
export type MessageLoaders = Record<Language, () => Promise<{ default: unknown }>>

/**
 * What a module shows of itself at its public API, `modules/<module>/index.ts`.
 * `routes` are relative to `/:lang`, without a leading slash, with lazily loaded components;
 * `messages` are reached in templates under the module's id: `t('councils.title')`. A page with many words of its own keeps
 * them apart, in `locales/<name of its route>`, so that the module's other pages do not carry them: `t('councils.<route>.title')`.
 */
export interface Module {
  readonly id: ModuleId
  readonly routes: readonly RouteRecordRaw[]
  readonly messages: MessageLoaders
  readonly pageMessages?: Readonly<Record<string, MessageLoaders>>
}
