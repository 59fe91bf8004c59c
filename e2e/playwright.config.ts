import { defineConfig } from '@playwright/test'

const executablePath = process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium'

/** Journeys in a real Chromium against a running installation; `npm test` starts one and gives its address in HAMKORI_URL. */
export default defineConfig({
  testDir: '.',
  testMatch: '*.e2e.ts',
  outputDir: '../test-results',
  fullyParallel: false,
  workers: 2,
  // One more try where a machine is shared with others; a journey that needs it is reported as flaky.
  retries: process.env['CI'] === undefined ? 0 : 1,
  timeout: 240_000,
  expect: { timeout: 20_000 },
  reporter: process.env['PLAYWRIGHT_JSON_OUTPUT_FILE'] === undefined ? 'list' : [['list'], ['json']],
  use: {
    baseURL: process.env['HAMKORI_URL'] ?? 'http://127.0.0.1:4000',
    browserName: 'chromium',
    locale: 'en-GB',
    timezoneId: 'Asia/Dushanbe',
    // A click that cannot be made is told by its own name, not by the end of the journey.
    actionTimeout: 30_000,
    // Keeping a trace makes every journey half as slow again: it is kept on request, and of a second try.
    trace: process.env['TRACE'] === 'on' ? 'retain-on-failure' : 'on-first-retry',
    screenshot: 'only-on-failure',
    launchOptions: {
      executablePath,
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
})
