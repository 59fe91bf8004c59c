/** What bounds the memory of the API at the same speed (docs/performance.md); the bench runs it with the same. */
export const apiMemory = {
  // A bound to V8's young generation, which it would let grow further under load: a quarter less memory.
  flags: ['--max-semi-space-size=16'],
  // Two heaps of the C library instead of eight for each core: a tenth less.
  variables: { MALLOC_ARENA_MAX: '2' },
} as const
