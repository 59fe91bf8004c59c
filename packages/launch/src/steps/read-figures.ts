import { certificateWarningDays, requestLimits } from '@hamkori/schema/operations.constants'
import type { Settings } from '../settings.ts'

/** One line of the doctor's report: what, how it is, and whether that is in order. */
export interface Finding {
  about: string
  is: string
  /** `false` marks a fault; `null` what cannot be told now, or is somebody else's to decide. */
  good: boolean | null
}

/** What only the running application knows, in the words of its metrics: mail, limits, the certificate. */
export async function describeFigures({ METRICS_PORT: port, PUBLIC_ORIGIN: origin }: Settings): Promise<Finding[]> {
  if (port === undefined)
    return [{ about: 'Mail, limits, certificate', is: 'set METRICS_PORT to see them here', good: null }]
  const text = await fetch(`http://127.0.0.1:${port}/metrics`, { signal: AbortSignal.timeout(5_000) })
    .then((answer) => answer.text())
    .catch(() => null)
  if (text === null) return [{ about: 'Metrics', is: `nothing answers on port ${port}`, good: null }]
  const mail = (outcome: string) => figureOf(text, `hamkori_mail_total{outcome="${outcome}"}`) ?? 0
  const refused = requestLimits
    .map((limit) => [limit, figureOf(text, `hamkori_limits_refused_total{limit="${limit}"}`) ?? 0] as const)
    .filter(([, count]) => count > 0)
  return [
    {
      about: 'Mail',
      is: `${mail('sent')} sent, ${mail('refused')} refused, ${mail('failed')} not delivered yet, since the start`,
      good: mail('refused') + mail('failed') === 0 ? true : null,
    },
    {
      about: 'Refused by limits',
      is: refused.map(([limit, count]) => `${limit} ${count}`).join(', ') || 'nothing since the start',
      good: refused.length === 0 ? true : null,
    },
    certificate(figureOf(text, 'hamkori_certificate_end_timestamp_seconds'), origin),
  ]
}

function certificate(end: number | null, origin: string | undefined): Finding {
  const about = 'Certificate'
  if (origin === undefined) return { about, is: 'not known: PUBLIC_ORIGIN is not set', good: null }
  if (!origin.startsWith('https:')) return { about, is: `${origin} is reached without TLS`, good: null }
  if (end === null) return { about, is: `${origin} did not answer`, good: false }
  const days = Math.floor((end - Date.now() / 1000) / 86_400)
  return { about, is: `of ${origin}, ${days} days left`, good: days >= certificateWarningDays }
}

/** The value of one line of Prometheus' text format; `null` where there is none. */
function figureOf(text: string, name: string): number | null {
  const line = text.split('\n').find((each) => each.startsWith(`${name} `))
  return line === undefined ? null : Number(line.slice(name.length + 1))
}
