import { chromium } from '@playwright/test'
import type { Browser, CDPSession } from '@playwright/test'

/**
 * Measures the largest contentful paint of public pages as a slow phone on slow 4G sees them (Lighthouse's throttling:
 * 1.6 Mbit/s down, 750 kbit/s up, 150 ms round trip, processor four times slower), with an empty cache each time.
 * Usage: HAMKORI_URL=http://127.0.0.1:4000 node e2e/measure/largest-paint.ts [runs]. Exit code 1 when a median is above one second.
 */
const origin = process.env['HAMKORI_URL'] ?? 'http://127.0.0.1:4000'
const runs = Number(process.argv[2] ?? 5)
const limitMilliseconds = 1_000
const pages = [
  '/tg',
  '/tg/r/SU-01-1',
  '/ru/areas',
  '/tg/areas/TJ-SU-01',
  '/ru/councils/khujand',
  '/tg/dashboards/TJ-SU',
  '/en/shortcomings',
  '/tg/search?q=hujand',
]

const slow4g = {
  offline: false,
  latency: 150,
  downloadThroughput: (1.6 * 1024 * 1024) / 8,
  uploadThroughput: (750 * 1024) / 8,
}

interface Measurement {
  paint: number
  bytes: number
}

async function measureOnce(browser: Browser, path: string): Promise<Measurement> {
  const context = await browser.newContext({
    viewport: { width: 360, height: 740 },
    deviceScaleFactor: 2,
    isMobile: true,
    hasTouch: true,
  })
  const page = await context.newPage()
  const session: CDPSession = await context.newCDPSession(page)
  await session.send('Network.enable')
  await session.send('Network.setCacheDisabled', { cacheDisabled: true })
  await session.send('Network.emulateNetworkConditions', slow4g)
  await session.send('Emulation.setCPUThrottlingRate', { rate: 4 })
  let bytes = 0
  session.on('Network.loadingFinished', (event) => {
    bytes += event.encodedDataLength
  })
  const response = await page.goto(origin + path, { waitUntil: 'load' })
  if (response === null || response.status() !== 200)
    throw new Error(`${path} answered ${response?.status() ?? 'nothing'}`)
  const paint = await page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        let latest = 0
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries()) latest = entry.startTime
        }).observe({ type: 'largest-contentful-paint', buffered: true })
        setTimeout(() => resolve(latest), 1_500)
      }),
  )
  await context.close()
  return { paint, bytes }
}

const median = (values: number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN

const executablePath = process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium'
const browser = await chromium.launch({
  executablePath,
  args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
})
let late = 0
console.log(`largest paint, slow 4G, processor 4 × slower, ${runs} runs each`)
console.log('page'.padEnd(28), 'median ms'.padStart(10), 'min'.padStart(7), 'max'.padStart(7), 'KB in all'.padStart(10))
for (const path of pages) {
  const found: Measurement[] = []
  for (let run = 0; run < runs; run += 1) found.push(await measureOnce(browser, path))
  const paints = found.map((one) => one.paint)
  const middle = median(paints)
  if (middle > limitMilliseconds) late += 1
  const figures = [middle, Math.min(...paints), Math.max(...paints)].map((value, index) =>
    value.toFixed(0).padStart(index === 0 ? 10 : 7),
  )
  console.log(
    path.padEnd(28),
    ...figures,
    (median(found.map((one) => one.bytes)) / 1024).toFixed(1).padStart(10),
    middle > limitMilliseconds ? ' above 1 s' : '',
  )
}
await browser.close()
if (late > 0) process.exitCode = 1
