/** Most names a module may offer at its public API (`index.ts`). */
export const maxPublicExports = 10

/** Largest page of any list, in edges. */
export const maxPageSize = 100
