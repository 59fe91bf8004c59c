import { createServer as createHttpServer } from 'node:http'
import type { RequestListener } from 'node:http'
import { grace } from '@hamkori/schema/grace'
import closeWithGrace from 'close-with-grace'
import { createGraphql } from './graphql.ts'
import { db, pool } from './platform/db.ts'
import { readEnv } from './platform/env.ts'
import type { Env } from './platform/env.ts'
import { loadRenderer } from './platform/http/pages.ts'
import { everyDocument, onlyTrusted, readManifest } from './platform/http/trusted-documents.ts'
import type { DocumentRule } from './platform/http/trusted-documents.ts'
import { startJobs } from './platform/job-runner.ts'
import { describeFailure, logger } from './platform/logger.ts'
import { serveMetrics } from './platform/metrics.ts'
import { prepareOrderlyEnd } from './platform/orderly-end.ts'
import { jobs } from './jobs.ts'
import { startAggregation, stopRatings } from './modules/feedback/index.ts'
import { endLive } from './live.ts'
import { createServer } from './server.ts'

const stalledMilliseconds = 30_000

try {
  await start()
} catch (failure) {
  process.stderr.write(`${failure instanceof Error ? failure.message : String(failure)}\n`)
  process.exit(1)
}

async function start(): Promise<void> {
  const env = readEnv(process.env)
  const renderer = env.WEB_DIST === undefined ? null : await loadRenderer(env.WEB_DIST)
  const graphql = createGraphql(env, await documentRule(env))
  const endServer = await listen(createServer(env, renderer, graphql, true), env.HOST, env.PORT)
  const endMetrics = env.METRICS_PORT === undefined ? null : prepareOrderlyEnd(await serveMetrics(env.METRICS_PORT))
  const aggregation = startAggregation()
  const worker = startJobs(jobs)
  logger.info({ host: env.HOST, port: env.PORT }, 'listening')

  closeWithGrace({ delay: grace.api, logger: false }, async ({ err }) => {
    if (err !== undefined) logger.fatal(describeFailure(err), 'stopping after an unexpected failure')
    await Promise.all([endServer(), endLive(), endMetrics?.(), worker.stop()])
    await stopRatings()
    await aggregation.stop()
    await db.$disconnect()
    await pool.end()
  })
}

async function documentRule({ WEB_DIST, TRUSTED_DOCUMENTS, OPEN_QUERIES }: Env): Promise<DocumentRule> {
  if (TRUSTED_DOCUMENTS === 'off' || WEB_DIST === undefined) return everyDocument
  return onlyTrusted(await readManifest(WEB_DIST), OPEN_QUERIES === 'yes')
}

/** Listens, and returns what ends that in good order. */
function listen(application: RequestListener, host: string, port: number): Promise<() => Promise<void>> {
  return new Promise((resolve, reject) => {
    // Without an interval Node looks for late requests every 30 s only.
    const limits = { headersTimeout: 10_000, requestTimeout: 20_000, connectionsCheckingInterval: 1_000 }
    const server = createHttpServer(limits, application)
    // A connection on which nothing moves, in either direction: also that of a client who does not read what it asked for.
    server.timeout = stalledMilliseconds
    server.maxConnections = 2_000
    server.once('error', reject)
    const end = prepareOrderlyEnd(server)
    server.listen(port, host, () => resolve(end))
  })
}
