import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['src/**/*.test.ts', 'tests/**/*.test.ts'],
    maxWorkers: 2,
    // These tests start the real programs (eslint, dependency-cruiser, tsc…) on small codebases of their own.
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
})
