import { defineConfig, mergeConfig } from 'vitest/config'
import shared from './vite.config.ts'

export default mergeConfig(
  shared,
  defineConfig({
    test: {
      // The colours of pictures are read from here.
      css: { include: [/tokens\.css/] },
      environment: 'happy-dom',
      include: ['src/**/*.test.ts', 'tools/**/*.test.ts'],
      maxWorkers: 2,
      testTimeout: 60_000,
    },
  }),
)
