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
