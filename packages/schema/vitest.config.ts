import { defineConfig } from 'vitest/config'

// Properties try hundreds of texts: half a second on an idle machine, many seconds on a busy one.
export default defineConfig({ test: { include: ['src/**/*.test.ts'], maxWorkers: 2, testTimeout: 60_000 } })
