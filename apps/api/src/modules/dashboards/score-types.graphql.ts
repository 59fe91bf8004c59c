import { builder } from '../../platform/builder.ts'
import type { ScopeDetails } from '../releases/index.ts'

/** How a place or unit stands against the rest of the country. */
export const Verdict = builder.enumType('Verdict', {
  description: 'How a place or unit stands against the rest of the country.',
  values: {
    better: { description: 'Its whole interval lies above the rest of the country.' },
    notDistinguishable: { description: 'The difference may be chance.' },
    worse: { description: 'Its whole interval lies below the rest of the country.' },
  } as const,
})

/** One published cell. */
export const ScoreCell = builder.objectRef<ScopeDetails['scores'][number]>('ScoreCell').implement({
  cache: 'scores',
  description:
    'One published cell. Everything is null below ten answers; from ten to twenty-nine only interval and verdict are told.',
  fields: (t) => ({
    n: t.exposeInt('n', { nullable: true, description: 'How many answered; null below thirty.' }),
    score: t.exposeFloat('score', {
      nullable: true,
      description:
        'Favourable answers (4 or 5), per cent, drawn towards the rest of the country by ten average answers; null below thirty. With a bound: the bound itself.',
    }),
    low: t.exposeFloat('low', { nullable: true, description: 'Lower end of the 95 % interval, per cent.' }),
    high: t.exposeFloat('high', { nullable: true, description: 'Upper end of the 95 % interval, per cent.' }),
    verdict: t.expose('verdict', {
      type: Verdict,
      nullable: true,
      description: 'The word to say first; null for the country, which is compared with nothing.',
    }),
    bound: t.exposeString('bound', {
      nullable: true,
      description:
        'atMost or atLeast where nearly everybody answered alike, so that the score is only a bound; otherwise null.',
    }),
    needed: t.exposeInt('needed', {
      nullable: true,
      description:
        'About how many more answers it would take to tell it from the rest, in tens; null where it is told already, below thirty, and where no 5,000 would do.',
    }),
  }),
})

/** Where a place stands against all places of its region. */
export const FunnelPosition = builder.enumType('FunnelPosition', {
  description: 'Where a district stands against all districts of its region together.',
  values: {
    farAbove: { description: 'Above the limit of 99.8 per cent.' },
    above: { description: 'Above the limit of 95 per cent, beyond which one of twenty lies by chance.' },
    inside: { description: 'Within the limits.' },
    below: { description: 'Below the limit of 95 per cent.' },
    farBelow: { description: 'Below the limit of 99.8 per cent.' },
  } as const,
})
