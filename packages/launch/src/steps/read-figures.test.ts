import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import { expect, test } from 'vitest'
import { readSettings } from '../settings.ts'
import { describeFigures } from './read-figures.ts'

const settingsOf = (given: Record<string, string>) => readSettings(given, path.join('/nowhere', 'no.env'))

test('without METRICS_PORT the doctor says how to see more, and nothing that does not answer is a fault', async () => {
  expect(await describeFigures(settingsOf({}))).toMatchObject([
    { good: null, is: expect.stringContaining('METRICS_PORT') },
  ])
  expect(await describeFigures(settingsOf({ METRICS_PORT: '1' }))).toMatchObject([{ about: 'Metrics', good: null }])
})

test('mail, limits and the certificate are read from the figures of the running application', async () => {
  const inDays = (days: number) => Math.floor(Date.now() / 1000) + days * 86_400 + 60
  let end = inDays(40)
  const server = createServer((_request, response) =>
    response.end(
      [
        '# TYPE hamkori_mail_total counter',
        'hamkori_mail_total{outcome="sent"} 7',
        'hamkori_mail_total{outcome="refused"} 2',
        'hamkori_limits_refused_total{limit="queue"} 3',
        'hamkori_limits_refused_total{limit="body"} 0',
        `hamkori_certificate_end_timestamp_seconds ${end}`,
      ].join('\n'),
    ),
  ).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const port = String((server.address() as AddressInfo).port)
  const settings = settingsOf({ METRICS_PORT: port, PUBLIC_ORIGIN: 'https://hamkori.example' })
  expect(await describeFigures(settings)).toEqual([
    { about: 'Mail', is: '7 sent, 2 refused, 0 not delivered yet, since the start', good: null },
    { about: 'Refused by limits', is: 'queue 3', good: null },
    { about: 'Certificate', is: 'of https://hamkori.example, 40 days left', good: true },
  ])
  end = inDays(5)
  expect((await describeFigures(settings))[2]).toMatchObject({ good: false })
  server.close()
})
