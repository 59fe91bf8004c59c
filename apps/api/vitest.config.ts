import { defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** Two files take as long as half of all others: begun last, they would leave one processor idle at the end. */
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files)
    const isLong = ({ moduleId }: TestSpecification): boolean => /\/(matrix|new-module)\.test\.ts$/.test(moduleId)
    return [...sorted.filter(isLong), ...sorted.filter((file) => !isLong(file))]
  }
}

// Every test file gets a database of its own, cloned from a template that was migrated once (see src/testing).
export default defineConfig({
  // Node gives every library graphql's CommonJS build; Vite alone would give our sources the other one, and two copies refuse each other.
  resolve: { alias: [{ find: /^graphql$/, replacement: 'graphql/index.js' }] },
  test: {
    include: ['src/**/*.test.ts', 'prisma/**/*.test.ts', 'tools/**/*.test.ts', 'attack/**/*.test.ts'],
    globalSetup: ['@hamkori/launch/testing/vitest-global-setup.ts'],
    setupFiles: ['src/testing/own-database.ts'],
    pool: 'forks',
    // What is not shared all the same: src/testing/own-database.ts.
    isolate: false,
    maxWorkers: 2,
    sequence: { sequencer: LongestFirst },
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // The key encrypts what tests make; any will do, and a fixed one lets a failure be looked at.
    env: { LOG_LEVEL: 'silent', SECRETS_KEY: 'dGVzdHMgb25seTogMzIgYnl0ZXMgb2YgYSBrZXkhISE=' },
  },
})
