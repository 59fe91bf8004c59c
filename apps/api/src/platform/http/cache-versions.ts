import type { CachePolicyName, ReadVersion } from '../cache-policy.ts'

/** How the version of each policy is read; one that a field names must be there. */
export type Versions = Readonly<Partial<Record<CachePolicyName, ReadVersion>>>

/** The version of everything that something was made from, in parts that are compared with `===`. */
export type Version = readonly unknown[]

/** How the version of these policies is read. Throws where no module reads one of them. */
export function versionOf(versions: Versions, policies: readonly CachePolicyName[]): () => Promise<Version> {
  const reads = policies.map((policy) => {
    const read = versions[policy]
    if (read === undefined) throw new Error(`no module reads the version of the cache policy ${policy}`)
    return read
  })
  return async () => (await Promise.all(reads.map((read) => read()))).flat()
}

/** Whether what was made at one version is still valid at another. */
export function isSameVersion(one: Version, other: Version): boolean {
  return one.length === other.length && one.every((part, at) => part === other[at])
}
