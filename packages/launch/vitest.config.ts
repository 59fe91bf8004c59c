import { defineConfig } from 'vitest/config'

// Real servers are started and killed here: a slow disk needs its time, and two at once are enough.
export default defineConfig({
  test: { include: ['src/**/*.test.ts'], pool: 'forks', maxWorkers: 2, testTimeout: 120_000, hookTimeout: 120_000 },
})
