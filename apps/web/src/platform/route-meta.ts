import type { RouteMeta } from 'vue-router'

declare module 'vue-router' {
  interface RouteMeta {
    /** The module that owns the page; set by the router, not by the module. */
    module?: string
    /** Other modules whose messages the page shows, because it lays out their components. */
    messages?: readonly string[]
    /** For people who sign in: rendered in the browser only, kept out of search engines. */
    staff?: boolean
    /** Reachable without a session even though `staff` is set (the sign-in page). */
    open?: boolean
    /** Drawn in the browser only although it is open: it depends on what the browser alone holds. */
    browserOnly?: boolean
    /** The page of a link that is sent by email: of which kind is the token behind its #. */
    linkToken?: 'invitation' | 'passwordReset' | 'emailChange'
    /** Never kept by a browser or a proxy (pages that take or show a receipt). */
    noStore?: boolean
    /**
     * The parameters of the address's query that the page reads and of which there are few values, such as a filter or a cursor;
     * never a text that somebody types. The page is then kept with them. With any other parameter it is drawn for each visitor.
     */
    query?: readonly string[]
    /** It fills the screen by itself, without the site's header and footer. */
    plain?: boolean
    /** The id of the navigation entry that is current. */
    section?: string
  }
}

/** Whether the server draws a page: all but those that need a session, or what the browser alone holds. */
export function isServerDrawn({ meta }: { readonly meta: RouteMeta }): boolean {
  return !meta.staff || (meta.open === true && !meta.browserOnly)
}
