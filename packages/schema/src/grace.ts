/**
 * What happens within how many milliseconds once the application is told to stop (SIGTERM). The launcher and the API read the same
 * figures: who is answering is never ended by who waits for it.
 */
export const grace = {
  /** For so long a connection without a request under way is left open: its client's next request may be on the way, and is answered. */
  idle: 500,
  /** Then whoever is still being answered is cut off; a statement may take five seconds. */
  answers: 6_000,
  /** Then the API ends, whatever is not done. */
  api: 9_000,
  /** Then the launcher ends it (SIGKILL). */
  kill: 10_000,
} as const
