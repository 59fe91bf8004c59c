import { existsSync, readdirSync } from 'node:fs'
import path from 'node:path'

/** The programs that a cluster is made of, none of which comes with the application. */
export interface ClusterPrograms {
  readonly etcd: string
  readonly patroni: string
  readonly haproxy: string
  /** Folder of the programs of a whole PostgreSQL, with `pg_basebackup` and `pg_rewind`. */
  readonly postgres: string
}

const oldestMajor = 15
const packages = { etcd: 'etcd-server', patroni: 'patroni', haproxy: 'haproxy', postgres: 'postgresql-15' } as const

/** The programs of a cluster, or the Debian packages of those that are missing. */
export function findClusterPrograms(): { programs: ClusterPrograms } | { missing: string[] } {
  const found = {
    etcd: onPath('etcd'),
    patroni: onPath('patroni'),
    haproxy: onPath('haproxy'),
    postgres: wholePostgres(),
  }
  const missing = Object.entries(found).flatMap(([name, place]) =>
    place === null ? [packages[name as keyof ClusterPrograms]] : [],
  )
  return missing.length > 0 ? { missing } : { programs: found as ClusterPrograms }
}

function onPath(name: string): string | null {
  const folders = [...(process.env['PATH'] ?? '').split(':'), '/usr/sbin', '/usr/local/sbin']
  return folders.map((folder) => path.join(folder, name)).find((place) => existsSync(place)) ?? null
}

/** Where Debian puts each major version; the newest that is there. */
function wholePostgres(): string | null {
  const root = '/usr/lib/postgresql'
  const majors = existsSync(root) ? readdirSync(root).map(Number) : []
  return (
    majors
      .filter((major) => major >= oldestMajor)
      .sort((one, other) => other - one)
      .map((major) => path.join(root, String(major), 'bin'))
      .find((folder) => existsSync(path.join(folder, 'pg_rewind'))) ?? null
  )
}
