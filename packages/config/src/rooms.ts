/**
 * The rooms of the house, lowest first. A room may import the rooms before it and never those after it,
 * so the order is a rule, not a list: dependency-cruiser and the parity test both read it from here.
 * A new room is put in its place in this list, and then on every side of the house.
 */
export const rooms = [
  'identity',
  'territory',
  'councils',
  'meetings',
  'shortcomings',
  'proposals',
  'feedback',
  'dashboards',
] as const

/** Name of a room: the same word in the API, the web app, the shared schema, the tables, the docs, the journeys. */
export type Room = (typeof rooms)[number]

/** Rooms that `room` must not import: all that stand above it. */
export function roomsAbove(room: Room): readonly Room[] {
  return rooms.slice(rooms.indexOf(room) + 1)
}

/**
 * Doors beside `index.ts`, each for one kind of caller: the API's schema gathers the types of every room, and the
 * resident's page is a build of its own that must not carry the rest of the app.
 */
export const sideDoors: readonly { readonly caller: RegExp; readonly door: RegExp }[] = [
  { caller: /(^|\/)apps\/api\/src\/schema\.ts$/, door: /\/src\/rooms\/[^/]+\/[^/]+\.graphql\.ts$/ },
  {
    caller: /(^|\/)apps\/web\/src\/(entry-[\w-]+|resident[\w-]*)\.ts$/,
    door: /\/src\/rooms\/feedback\/(resident\.ts|ResidentApp\.vue)$/,
  },
]
