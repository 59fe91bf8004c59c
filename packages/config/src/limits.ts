/** Longest source file, in lines, blank lines and comments included: a file is read in one sitting. */
export const maxLines = 300

/** Longest single-file component, in lines. */
export const maxVueLines = 250

/** Longest test file, in lines: a list of cases may be long, a reader looks up one of them. */
export const maxTestLines = 600

/** Most names a module may offer at its public API (`index.ts`). */
export const maxPublicExports = 10

/** Largest page of any list, in edges. */
export const maxPageSize = 100
