import { defineConfig } from 'vitest/config'

// What `pnpm mutate` runs against each mutant: the tests of pure rules, which need no database.
export default defineConfig({
  resolve: { alias: [{ find: /^graphql$/, replacement: 'graphql/index.js' }] },
  test: {
    include: ['src/**/*.policy.test.ts'],
    env: { LOG_LEVEL: 'silent', SECRETS_KEY: 'dGVzdHMgb25seTogMzIgYnl0ZXMgb2YgYSBrZXkhISE=' },
  },
})
