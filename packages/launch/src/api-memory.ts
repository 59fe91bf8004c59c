/** What bounds the memory of the API (docs/performance.md, "Memory"); the bench runs it with the same. */
export const apiMemory = {
  flags: [
    // A bound to V8's young generation, which it would let grow further under load: a quarter less memory at the same speed.
    '--max-semi-space-size=16',
    // The old generation is swept when it has grown by three quarters, and not only when it has become several times as large.
    '--heap-growing-percent=75',
  ],
  // Two heaps of the C library instead of eight for each core: a tenth less memory at the same speed.
  variables: { MALLOC_ARENA_MAX: '2' },
} as const
