import { rooms } from '../rooms.ts'
import { filesIn, foldersIn } from './repository.ts'

/** One side of the house: where its rooms stand, and what may stand beside them, each with its reason here. */
interface Side {
  readonly place: string
  readonly names: (root: string) => string[]
  /** Allowed beside the rooms. */
  readonly extra: readonly string[]
  /** Rooms that have nothing on this side. */
  readonly absent: readonly string[]
}

/** The six sides of the house. A room stands on every one of them, or its absence is written here. */
export const sides: readonly Side[] = [
  {
    place: 'apps/api/src/rooms/',
    names: (root) => foldersIn(root, 'apps/api/src/rooms'),
    extra: [],
    absent: [],
  },
  {
    place: 'apps/web/src/rooms/',
    names: (root) => foldersIn(root, 'apps/web/src/rooms'),
    extra: [],
    absent: [],
  },
  {
    place: 'apps/api/prisma/schema/*.prisma',
    names: (root) => filesIn(root, 'apps/api/prisma/schema', '.prisma'),
    extra: ['base'], // generators, the data source, and what no room owns
    absent: [],
  },
  {
    place: 'packages/schema/src/<room>.ts',
    names: (root) =>
      filesIn(root, 'packages/schema/src', '.ts').filter((name) => (rooms as readonly string[]).includes(name)),
    extra: [], // shared words of all rooms (text, format, limits) stand here too and are no rooms
    absent: [],
  },
  {
    place: 'docs/rooms/*.md',
    names: (root) => filesIn(root, 'docs/rooms', '.md'),
    extra: ['README'],
    absent: [],
  },
  {
    place: 'e2e/*.e2e.ts',
    // A room with several journeys has a file for each: identity.second-factors.e2e.ts.
    names: (root) => [...new Set(filesIn(root, 'e2e', '.e2e.ts').map((name) => name.split('.')[0] ?? name))],
    extra: ['platform'], // what every page promises, whatever its room
    absent: [],
  },
]

/** Rooms that exist on one side only, one sentence each; empty when all sides of the house agree. */
export function findRoomGaps(root: string, house: readonly Side[] = sides): string[] {
  return house.flatMap((side) => {
    const found = side.names(root)
    const expected = rooms.filter((room) => !side.absent.includes(room))
    return [
      ...expected.filter((room) => !found.includes(room)).map((room) => `${side.place}: the room "${room}" is missing`),
      ...found
        .filter((name) => !(expected as readonly string[]).includes(name) && !side.extra.includes(name))
        .map((name) => `${side.place}: "${name}" is no room (rooms are listed in packages/config/src/rooms.ts)`),
    ]
  })
}
