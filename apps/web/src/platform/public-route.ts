/** A page that anybody may open, as the modules declare it. */
export interface PublicRoute {
  /** The name of its route; `rate` for the resident's path, `missing` for an address that leads nowhere. */
  readonly name: string
  /** The pattern of its address below the language: `councils/:slug`. */
  readonly pattern: string
  /** The server cannot draw it, because it depends on what the browser alone holds. */
  readonly browserOnly: boolean
}
