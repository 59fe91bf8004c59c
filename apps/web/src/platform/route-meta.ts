import 'vue-router'

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
    /** The page of a link that is sent by e-mail: of which kind is the token behind its #. */
    linkToken?: 'invitation' | 'passwordReset' | 'emailChange'
    /** Never kept by a browser or a proxy (pages that take or show a receipt). */
    noStore?: boolean
    /** The id of the navigation entry that is current. */
    section?: string
  }
}
