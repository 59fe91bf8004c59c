import type { Language } from '@hamkori/schema/languages'
import type { Component } from 'vue'
import type { RouteRecordRaw } from 'vue-router'
import type { CaseListAddress } from './links.ts'
import './route-meta.ts'
import type { DocumentFile } from './document-file.ts'
import type { FeedPart } from './feed-part.ts'
import type { ProgramFile } from './program-file.ts'
import type { SessionViewer } from './session.ts'
import type { SiteMapPart } from './site-map.ts'
import type { TableFile } from './table-file.ts'

/** A tree of translated messages, as its JSON file holds it. */
export interface MessageTree {
  [key: string]: string | MessageTree
}

/** Loads one language's messages of a module; each language is its own file in the build. */
export type MessageLoaders = Record<Language, () => Promise<{ default: unknown }>>

/** Where an entry of navigation stands: the public header, the desk's header, or the tabs above lists of councils and of cases. */
export type NavigationPlace = 'site' | 'desk' | 'councils' | 'cases'

/**
 * One entry of navigation. Its label is the message `<module>.navigation.<id>`, from `locales/navigation/`, which is
 * loaded with every page.
 */
export interface NavigationEntry {
  readonly place: NavigationPlace
  /** Current where a route's `meta.section` is the same. */
  readonly id: string
  /** Entries stand in rising order; leave gaps. */
  readonly order: number
  readonly to: (language: Language) => string
  /** Who sees an entry of the desk; everybody where it is absent. */
  readonly open?: (viewer: SessionViewer) => boolean
}

/**
 * One way from the desk's first page into a piece of work. Its texts are `<module>.desk.tiles.<id>.title` and `.text`, from
 * `locales/desk/`.
 */
export interface DeskTile {
  readonly id: string
  readonly order: number
  readonly to: (language: Language) => string
  /** Who may do this work. */
  readonly open: (viewer: SessionViewer) => boolean
}

/**
 * A type of record that can wait in the inbox and stand on the desk. Its texts are `<module>.inbox.record` and
 * `.waitingFor.<what it waits for>`, from `locales/inbox/`, and `<module>.desk.record`, `.desk.count` and
 * `.desk.waits.<what a draft waits for>`, from `locales/desk/`; `partOf` of composition.ts tells those of several types apart.
 */
export interface InboxEntry {
  /** The type's name in the API. */
  readonly type: string
  /** The part of the module's texts that is about this type, where the module has several: `<module>.inbox.<texts>.record`. */
  readonly texts?: string
  /** What it can wait for: verbs of its transition table, and `read`. */
  readonly waitsFor: readonly string[]
  /** Where the work on it is done. */
  readonly to: (language: Language, reference: string) => string
  /** The public list, which can be narrowed by how the answer stands; absent where nobody has to answer. */
  readonly list?: (language: Language, filter: CaseListAddress) => string
}

/** A record as the audit log leads to it. */
export interface AuditPage {
  /** What its address has of it: a number, a code, or a permanent id. */
  readonly key: string
  /** The page only says that it was discarded, and why. */
  readonly isDiscarded: boolean
}

/** Where the audit log leads from an entry about a record of a type: to the desk, where there is a page of it there. */
export interface AuditPageEntry {
  /** The type's name in the API (`AuditPageType`). */
  readonly type: string
  readonly to: (language: Language, page: AuditPage, viewer: SessionViewer | null) => string
}

/** Records with printed numbers: the three letters in front, and where the record of a number is read. */
export interface NumberedRecords {
  readonly prefix: string
  readonly to: (language: Language, reference: string) => string
}

/** A type of records that the search finds. Its name in the search: `<module>.search.kind`. */
export interface FoundEntry {
  /** The type's name in the API. */
  readonly type: string
  /** Where a record is read, by its printed number, or the code of one that has none. */
  readonly to: (language: Language, reference: string) => string
  /** Whether that is a printed number, which people know the record by. */
  readonly numbered: boolean
}

/** Places on composed pages that modules fill with components of their own. */
export interface PageSections {
  /** Links under "See what was found and what was done" on the home page. Label: `<module>.home.read`. */
  readonly homeLinks: { readonly to: (language: Language) => string }
  /** One number under "On the record now" on the home page. The component takes no props. */
  readonly homeCounts: { readonly component: Component }
  /** A list of the newest records on the home page. The component takes no props. */
  readonly homeLatest: { readonly component: Component }
  /** What a search finds. The component takes the prop `text`. */
  readonly searchResults: { readonly component: Component }
  /** Lines of the alerts above the desk of a department's officers. The component takes the prop `code`, and draws list items. */
  readonly deskAlerts: { readonly component: Component }
  /** A part of the desk of those who watch the whole country. The component takes no props. */
  readonly deskCountry: { readonly component: Component }
  /** A part of the desk of a council's people. The component takes no props. */
  readonly deskCouncil: { readonly component: Component }
  /** A part of a council's page. The component takes the prop `slug`. */
  readonly council: { readonly component: Component }
  /** A part of the page of a case. The component takes the prop `reference`, its printed number. */
  readonly caseRecord: { readonly component: Component }
  /** A part of the page of the own account. The component takes no props. */
  readonly account: { readonly component: Component }
  /** A part of the desk of a department's officers. The component takes the prop `code`, that of the department. */
  readonly deskDepartment: { readonly component: Component }
  /** A part below a record at the desk. The component takes the props `id`, the record's permanent id, and `record`, as it was read last. */
  readonly deskRecord: { readonly component: Component; readonly open: (viewer: SessionViewer) => boolean }
}

/** The name of a place that modules fill. */
export type SectionName = keyof PageSections

/** What one module puts into such a place; entries stand in rising order. */
export type SectionEntry<Name extends SectionName> = PageSections[Name] & { readonly order: number }

/**
 * What a module of the web app brings, declared once in `modules/<module>/index.ts`. Navigation, the desk, the home page,
 * search and a council's page are composed from these values; nothing else lists modules.
 */
export interface ModuleManifest {
  /** The same name as in the API, the shared schema and the docs. */
  readonly id: string
  /** Paths are relative to `/:lang`, without a leading slash; components are loaded lazily. */
  readonly routes: readonly RouteRecordRaw[]
  /** Reached in templates under the module's id: `t('councils.title')`. */
  readonly messages?: MessageLoaders
  /**
   * Messages that one page alone needs, by the name of its route; reached as `t('<module>.<route>.title')`. The page may
   * be one's own, or a composed page (`home`, `desk`, `council`) to which the module contributes.
   */
  readonly pageMessages?: Readonly<Record<string, MessageLoaders>>
  /** Pages of other modules, by the name of their route, on which a section of this module needs its own `messages`. */
  readonly messagesOn?: readonly string[]
  readonly navigation?: readonly NavigationEntry[]
  readonly desk?: readonly DeskTile[]
  readonly inbox?: readonly InboxEntry[]
  /** Its records with printed numbers: who types such a number into the search is led to the record. */
  readonly numbered?: NumberedRecords
  /** Where its records are read that the audit log names. */
  readonly auditPages?: readonly AuditPageEntry[]
  /** Its pages for search engines. */
  readonly siteMap?: SiteMapPart
  /** Its records that the search finds by their words. */
  readonly found?: readonly FoundEntry[]
  /** Tables of its pages as files. */
  readonly files?: readonly TableFile[]
  /** Its records as documents that people print. */
  readonly documents?: readonly DocumentFile[]
  /** What it tells in the feeds of councils, of places and of its own records. */
  readonly feed?: FeedPart
  /** Its files for programs: feeds, catalogues. */
  readonly programFiles?: readonly ProgramFile[]
  readonly sections?: { readonly [Name in SectionName]?: SectionEntry<Name> }
}

/** Declares a module of the web app. */
export function defineModule<const Manifest extends ModuleManifest>(manifest: Manifest): Manifest {
  return manifest
}
