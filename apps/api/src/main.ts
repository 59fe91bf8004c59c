import { createServer as createHttpServer } from 'node:http'
import type { RequestListener, Server } from 'node:http'
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
import { jobs } from './jobs.ts'
import { startAggregation, stopRatings } from './modules/feedback/index.ts'
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
  const server = await listen(createServer(env, renderer, graphql, true), env.HOST, env.PORT)
  const metrics = env.METRICS_PORT === undefined ? null : await serveMetrics(env.METRICS_PORT)
  const aggregation = startAggregation()
  const worker = startJobs(jobs)
  logger.info({ host: env.HOST, port: env.PORT }, 'listening')

  closeWithGrace({ delay: 9_000, logger: false }, async ({ err }) => {
    if (err !== undefined) logger.fatal(describeFailure(err), 'stopping after an unexpected failure')
    await Promise.all([close(server), metrics === null ? null : close(metrics), worker.stop()])
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

function listen(application: RequestListener, host: string, port: number): Promise<Server> {
  return new Promise((resolve, reject) => {
    // Without an interval Node looks for late requests every 30 s only.
    const limits = { headersTimeout: 10_000, requestTimeout: 20_000, connectionsCheckingInterval: 1_000 }
    const server = createHttpServer(limits, application)
    // A connection on which nothing moves, in either direction: also that of a client who does not read what it asked for.
    server.timeout = stalledMilliseconds
    server.maxConnections = 2_000
    server.once('error', reject)
    server.listen(port, host, () => resolve(server))
  })
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    // A connection that was answered meanwhile is idle, and its client may hold it open for long.
    const sweeping = setInterval(() => server.closeIdleConnections(), 100)
    server.close(() => {
      clearInterval(sweeping)
      resolve()
    })
    // A statement may take 5 s; whoever is still not done then will not be.
    setTimeout(() => server.closeAllConnections(), 6_000).unref()
  })
}
