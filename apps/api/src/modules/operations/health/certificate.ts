import { connect } from 'node:tls'
import { variable } from '../../../platform/env.ts'

/** What is known of the certificate that people's browsers are shown. */
export interface CertificateHealth {
  /**
   * `known`: it was read. `unset`: nobody said under which address people come. `plain`: they come without TLS. `unreachable`: nothing
   * answered there.
   */
  readonly state: 'known' | 'unset' | 'plain' | 'unreachable'
  readonly host: string | null
  readonly validTo: Date | null
  readonly issuer: string | null
  /** This machine trusts it for that name. */
  readonly isTrusted: boolean | null
}

const waitMilliseconds = 3_000
const freshMilliseconds = { known: 3_600_000, unreachable: 60_000 }
let held: { readonly origin: string; readonly until: number; readonly certificate: Promise<CertificateHealth> } | null =
  null

const nothing = { host: null, validTo: null, issuer: null, isTrusted: null }

/**
 * The certificate under which PUBLIC_ORIGIN answers, read from there as a browser would, once an hour at most. It belongs to the proxy in
 * front. Never rejects.
 */
export function readCertificate(): Promise<CertificateHealth> {
  const origin = variable('PUBLIC_ORIGIN')
  if (origin === undefined) return Promise.resolve({ ...nothing, state: 'unset' })
  if (!origin.startsWith('https:')) return Promise.resolve({ ...nothing, state: 'plain', host: new URL(origin).host })
  if (held?.origin === origin && performance.now() < held.until) return held.certificate
  const certificate = askFor(new URL(origin))
  held = { origin, until: performance.now() + freshMilliseconds.known, certificate }
  void certificate.then(({ state }) => {
    if (state === 'unreachable' && held?.certificate === certificate)
      held = { origin, until: performance.now() + freshMilliseconds.unreachable, certificate }
  })
  return certificate
}

function askFor({ host, hostname, port }: URL): Promise<CertificateHealth> {
  return new Promise((resolve) => {
    const isName = !/^[\d.]+$|:/.test(hostname)
    // One that has ended is read all the same: that is what the page is for.
    const socket = connect({
      host: hostname.replaceAll(/[[\]]/g, ''),
      port: Number(port === '' ? 443 : port),
      ...(isName ? { servername: hostname } : {}),
      rejectUnauthorized: false,
    })
    const end = (certificate: CertificateHealth) => {
      clearTimeout(late)
      socket.destroy()
      resolve(certificate)
    }
    const unreachable = { ...nothing, state: 'unreachable', host } as const
    const late = setTimeout(() => end(unreachable), waitMilliseconds)
    socket.once('error', () => end(unreachable))
    socket.once('secureConnect', () => {
      const { valid_to: validTo, issuer } = socket.getPeerCertificate()
      const named = [issuer?.O ?? issuer?.CN].flat()[0] ?? null
      end({ state: 'known', host, validTo: new Date(validTo), issuer: named, isTrusted: socket.authorized })
    })
  })
}
