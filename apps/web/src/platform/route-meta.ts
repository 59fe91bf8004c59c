import 'vue-router'
import type { ModuleId } from './module.ts'

declare module 'vue-router' {
  interface RouteMeta {
    /** The module that owns the page; set by the router, not by the module. */
    module?: ModuleId
    /** Other modules whose messages the page shows, because it lays out their components. */
    messages?: readonly ModuleId[]
    /** For people who sign in: rendered in the browser only, kept out of search engines. */
    staff?: boolean
    /** Reachable without a session even though `staff` is set (the sign-in page). */
    open?: boolean
    /** Drawn in the browser only although it is open: it depends on what the browser alone holds. */
    browserOnly?: boolean
    /** The page of a link that is sent by e-mail: of which kind is the token behind its #. */
    linkToken?: 'invitation' | 'passwordReset' | 'emailChange'
    /** Never kept by a browser or a proxy (pages that take or show a receipt). */
    noStore?: boolean
    /** This page lists one kind of case; the tab's message is `site.records.<caseList>`. */
    caseList?: ModuleId
    /** Which navigation entry is current. */
    section?:
      | 'areas'
      | 'councils'
      | 'dashboards'
      | 'records'
      | 'inbox'
      | 'meetings'
      | 'desk'
      | 'people'
      | 'seats'
      | 'audit'
      | 'account'
  }
}
