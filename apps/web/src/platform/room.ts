import type { Language } from '@hamkori/schema/languages'
import type { RouteRecordRaw } from 'vue-router'
import './route-meta.ts'

/** The rooms of the product, in the order in which arrows may point upwards. */
export const roomIds = [
  'identity',
  'territory',
  'councils',
  'meetings',
  'shortcomings',
  'proposals',
  'feedback',
  'dashboards',
] as const

/** The name of a room, the same in the API, the web app, the shared schema and the URLs. */
export type RoomId = (typeof roomIds)[number]

/** A tree of translated messages, as its JSON file holds it. */
export interface MessageTree {
  [key: string]: string | MessageTree
}

/** Loads one language's messages of a room; each language is its own file in the build. */
export type MessageLoaders = Record<Language, () => Promise<{ default: unknown }>>

/**
 * What a room shows of itself at its door, `rooms/<room>/index.ts`.
 * `routes` are relative to `/:lang`, without a leading slash, with lazily loaded components;
 * `messages` are reached in templates under the room's id: `t('councils.title')`. A page with many words of its own keeps
 * them apart, in `locales/<name of its route>`, so that the room's other pages do not carry them: `t('councils.<route>.title')`.
 */
export interface Room {
  readonly id: RoomId
  readonly routes: readonly RouteRecordRaw[]
  readonly messages: MessageLoaders
  readonly pageMessages?: Readonly<Record<string, MessageLoaders>>
}
