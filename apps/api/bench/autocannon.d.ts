declare module 'autocannon' {
  interface Request {
    method?: string
    path?: string
    headers?: Record<string, string>
    body?: string
    setupRequest?: (request: Request) => Request
  }
  interface Options extends Omit<Request, 'setupRequest'> {
    url: string
    connections: number
    duration: number
    requests?: Request[]
  }
  interface Percentiles {
    p50: number
    p90: number
    p99: number
    max: number
  }
  interface Result {
    /** Milliseconds. */
    latency: Percentiles
    requests: { total: number; average: number }
    /** Seconds. */
    duration: number
    errors: number
    timeouts: number
    non2xx: number
    '2xx': number
    throughput: { average: number }
  }
  export default function autocannon(options: Options): Promise<Result>
}
