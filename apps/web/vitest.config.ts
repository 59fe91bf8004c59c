import { defineConfig, mergeConfig } from 'vitest/config'
import shared from './vite.config.ts'

export default mergeConfig(
  shared,
  defineConfig({
    test: {
      environment: 'happy-dom',
      include: ['src/**/*.test.ts', 'tools/**/*.test.ts'],
      maxWorkers: 2,
      testTimeout: 60_000,
    },
  }),
)
