import type { Language } from '@hamkori/schema/languages'
import { formatNumber, parseNumber } from '@hamkori/schema/references'
import { type InjectionKey, inject } from 'vue'
import type {
  AuditPageEntry,
  DeskTile,
  FoundEntry,
  InboxEntry,
  MessageLoaders,
  ModuleManifest,
  NavigationEntry,
  NavigationPlace,
  SectionEntry,
  SectionName,
} from './module.ts'

/** An entry together with the module that declared it. */
export type Declared<Entry> = Entry & { readonly module: string }

/** The part of the keys that tells apart the texts about the types of one module: `assignment.`, or nothing. */
export function partOf(entry: InboxEntry | undefined): string {
  return entry?.texts === undefined ? '' : `${entry.texts}.`
}

/** What all modules together contribute, in the order in which it is shown. */
export interface Composition {
  navigation(place: NavigationPlace): readonly Declared<NavigationEntry>[]
  deskTiles(): readonly Declared<DeskTile>[]
  /** The types of records that can wait in the inbox. */
  inbox(): readonly Declared<InboxEntry>[]
  /** The types of records that the search finds by their words. */
  found(): readonly Declared<FoundEntry>[]
  sections<Name extends SectionName>(name: Name): readonly Declared<SectionEntry<Name>>[]
  /** Where the record is read whose printed number the text is; null where it is none. */
  recordOf(language: Language, text: string): string | null
  /** Where the audit log leads from a record whose page is of this type; undefined where no module says. */
  auditPage(type: string): AuditPageEntry | undefined
  /** The messages that a page needs of all modules, each with its name for `loadMessages`. */
  messagesOf(page: string): readonly (readonly [name: string, loaders: MessageLoaders])[]
  /** The modules that keep messages for a page (`pageMessages`), lowest first. */
  modulesWithMessages(page: string): readonly string[]
}

/** Gathers what the modules declare. */
export function compose(modules: readonly ModuleManifest[]): Composition {
  const declared = <Entry extends object>(id: string, entries: readonly Entry[] | undefined): Declared<Entry>[] =>
    (entries ?? []).map((entry) => ({ ...entry, module: id }))
  const navigation = inOrder(modules.flatMap((module) => declared(module.id, module.navigation)))
  const tiles = inOrder(modules.flatMap((module) => declared(module.id, module.desk)))
  return {
    navigation: (place) => navigation.filter((entry) => entry.place === place),
    deskTiles: () => tiles,
    inbox: () => modules.flatMap((module) => declared(module.id, module.inbox)),
    found: () => modules.flatMap((module) => declared(module.id, module.found)),
    sections: (name) => inOrder(modules.flatMap((module) => declared(module.id, entriesOf(module, name)))),
    recordOf: (language, text) => {
      const read = parseNumber(text)
      const records = modules.find(
        ({ numbered }) => numbered !== undefined && numbered.prefix === read?.prefix,
      )?.numbered
      return read === null || records === undefined ? null : records.to(language, formatNumber(read))
    },
    auditPage: (type) => modules.flatMap(({ auditPages }) => auditPages ?? []).find((entry) => entry.type === type),
    messagesOf: (page) =>
      modules.flatMap(({ id, messages, messagesOn, pageMessages }) => {
        const [own, all] = [pageMessages?.[page], messagesOn?.includes(page) === true ? messages : undefined]
        return [...(all ? [[id, all] as const] : []), ...(own ? [[`${id}.${page}`, own] as const] : [])]
      }),
    modulesWithMessages: (page) =>
      modules.filter(({ pageMessages }) => pageMessages?.[page] !== undefined).map(({ id }) => id),
  }
}

function entriesOf<Name extends SectionName>(module: ModuleManifest, name: Name): SectionEntry<Name>[] {
  const entry: SectionEntry<Name> | undefined = module.sections?.[name]
  return entry === undefined ? [] : [entry]
}

function inOrder<Entry extends { readonly order: number }>(entries: readonly Entry[]): Entry[] {
  return [...entries].sort((a, b) => a.order - b.order)
}

export const compositionKey: InjectionKey<Composition> = Symbol('composition')

/** What the modules of this app contribute. Call it in `setup`. */
export function useComposition(): Composition {
  const composition = inject(compositionKey)
  if (!composition) throw new Error('useComposition is called outside the app')
  return composition
}
