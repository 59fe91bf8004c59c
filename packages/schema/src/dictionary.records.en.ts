import { caseWords } from './dictionary.cases.en.ts'
import type { RecordWords } from './dictionary.words.ts'

/** What the data dictionary says of the tables of pages that are files too, in English. */
export const recordWords: RecordWords = {
  tables: {
    shortcomings: {
      title: 'Shortcomings',
      meaning: 'What councils found wrong, and how it was answered. The newest first, up to 5,000 rows.',
    },
    proposals: {
      title: 'Proposals',
      meaning: 'What councils proposed, and how it was answered. The newest first, up to 5,000 rows.',
    },
    recommendations: {
      title: 'Recommendations',
      meaning: 'What round tables recommended, and how it was answered. The newest first, up to 5,000 rows.',
    },
    releases: {
      title: 'Releases',
      meaning: 'All releases of scores, the newest first, up to 100.',
    },
    'dashboards/answers': {
      title: 'Answers in time',
      meaning: 'How fast departments answer shortcomings and proposals.',
    },
    'dashboards/compare': {
      title: 'Two places compared',
      meaning:
        'The scores of two places for the eight statements, side by side: the numbers of the newest release. Without a filter, the country alone.',
    },
    'dashboards/periods': {
      title: 'Two periods compared',
      meaning:
        'The share of favourable answers to the eight statements in two quarters or two months of one place, from the newest release. Without a filter: the country in the newest quarter that has ended and in the same one a year before.',
    },
    'dashboards/figure': {
      title: 'Numbers of a figure',
      meaning:
        'Exactly the numbers that one figure of the scores draws, from one release. Without a filter, the eight statements for the country.',
    },
  },
  cases: caseWords,
  shortcomings: {
    severity: {
      title: 'Severity',
      meaning: 'How much harm it does if nothing changes: in words in CSV, as a code in JSON.',
    },
    recurrence_of: {
      title: 'Came back',
      meaning: 'The number of the earlier shortcoming that came back.',
      empty: 'It did not come back.',
    },
  },
  recommendations: {
    gathering: {
      title: 'Round table',
      meaning: 'The round table at which it was made, by its name in addresses.',
      empty: 'It was made at no round table.',
    },
  },
  releases: {
    release: { title: 'Release', meaning: 'Its number.' },
    through: { title: 'Answers up to', meaning: 'The last day whose answers it counts.' },
    published_on: { title: 'Published on', meaning: 'The day on which it was published.' },
    corrects: { title: 'Corrects', meaning: 'The number of the release that it corrects.', empty: 'It corrects none.' },
    demonstration: { title: 'Demonstration', meaning: 'yes: there are invented ratings in it; no: there are none.' },
    link: { title: 'Link', meaning: 'Its page.' },
  },
  timeliness: {
    code: { title: 'Code', meaning: 'The code of the place or department. It does not change.' },
    name: { title: 'Name', meaning: 'Its name in the language of the file.' },
    from: { title: 'From', meaning: 'The first day of the period.' },
    to: { title: 'To', meaning: 'The last day of the period.' },
    overdue: { title: 'Overdue now', meaning: 'Records whose time limit has passed without an answer.' },
    open: { title: 'No answer yet', meaning: 'All records without an answer, the overdue ones among them.' },
    cases: {
      title: 'Sent in the period',
      meaning: 'Shortcomings and proposals that were sent to the department in this period.',
    },
    due: {
      title: 'Of them: last day passed',
      meaning: 'Those whose last day has passed: the share in time is counted of them.',
    },
    in_time_percent: {
      title: 'Answered in time, %',
      meaning: 'How many per cent of them were answered in time.',
      empty: 'Fewer than 10 records whose last day has passed.',
    },
    in_time_low: {
      title: 'Interval from, %',
      meaning: 'The lower end of the 95 % interval.',
      empty: 'Fewer than 10 records whose last day has passed.',
    },
    in_time_high: {
      title: 'Interval to, %',
      meaning: 'The upper end of the 95 % interval.',
      empty: 'Fewer than 10 records whose last day has passed.',
    },
    median_days: {
      title: 'Half answered within, days',
      meaning: 'Within how many days half were answered (Kaplan and Meier: those without an answer count too).',
      empty: 'Fewer than 10 records, or half have not been answered yet.',
    },
    answered_in_15_days_percent: {
      title: 'Answered within 15 days, %',
      meaning: 'How many per cent were answered within 15 days.',
      empty: 'Fewer than 10 records.',
    },
    answered_in_30_days_percent: {
      title: 'Answered within 30 days, %',
      meaning: 'How many per cent were answered within 30 days.',
      empty: 'Fewer than 10 records.',
    },
  },
  comparison: {
    code: { title: 'Code', meaning: 'The code of the place. It does not change.' },
    name: { title: 'Place', meaning: 'Its name in the language of the file.' },
    from: { title: 'From', meaning: 'The first month of the score, by its first day.' },
    to: { title: 'To', meaning: 'The last month of the score, by its first day.' },
    release: {
      title: 'Release',
      meaning: 'The number of the release that the scores come from.',
      empty: 'There is no release yet.',
    },
    statement: { title: 'Statement', meaning: 'The statement of the questionnaire, A1–A8.' },
    label: { title: 'What was asked', meaning: 'A short name of the same statement.' },
    answers: { title: 'Answers', meaning: 'How many people answered this question.', empty: 'Fewer than 30 answers.' },
    score: {
      title: 'Score',
      meaning: 'The share of favourable answers, drawn towards the rest of the country by ten average answers.',
      empty: 'Fewer than 30 answers.',
    },
    low: { title: 'Interval from', meaning: 'The lower end of the 95 % interval.', empty: 'Fewer than 10 answers.' },
    high: { title: 'Interval to', meaning: 'The upper end of the 95 % interval.', empty: 'Fewer than 10 answers.' },
    verdict: {
      title: 'Verdict',
      meaning: 'Against the rest of the country: better; worse; notDistinguishable: no clear difference.',
      empty: 'For the country, or with fewer than 10 answers.',
    },
  },
  periods: {
    release: {
      title: 'Release',
      meaning: 'The number of the release that the numbers come from.',
      empty: 'There is no release yet.',
    },
    code: { title: 'Code', meaning: 'The code of the place. It does not change.' },
    name: { title: 'Place', meaning: 'Its name in the language of the file.' },
    statement: { title: 'Statement', meaning: 'The statement of the questionnaire, A1–A8.' },
    label: { title: 'What was asked', meaning: 'A short name of the same statement.' },
    earlier_period: { title: 'Earlier period', meaning: 'The quarter (2025-Q3) or month (2025-08) that came first.' },
    later_period: { title: 'Later period', meaning: 'The quarter or month that came later.' },
    earlier_answers: {
      title: 'Answers in the earlier period',
      meaning: 'How many people answered in the earlier period.',
      empty: 'Fewer than 30 answers.',
    },
    later_answers: {
      title: 'Answers in the later period',
      meaning: 'How many people answered in the later period.',
      empty: 'Fewer than 30 answers.',
    },
    earlier_percent: {
      title: 'In the earlier period, %',
      meaning: 'The share of favourable answers in the earlier period.',
      empty: 'Fewer than 30 answers in one of the two periods.',
    },
    later_percent: {
      title: 'In the later period, %',
      meaning: 'The share of favourable answers in the later period.',
      empty: 'Fewer than 30 answers in one of the two periods.',
    },
    difference: {
      title: 'Difference',
      meaning: 'The share of the later period less that of the earlier one.',
      empty: 'Fewer than 30 answers in one of the two periods.',
    },
    difference_low: {
      title: 'Difference: from',
      meaning: 'The lower end of the 95 % interval of the difference (Newcombe).',
      empty: 'Fewer than 30 answers in one of the two periods.',
    },
    difference_high: {
      title: 'Difference: to',
      meaning: 'The upper end of the 95 % interval of the difference (Newcombe).',
      empty: 'Fewer than 30 answers in one of the two periods.',
    },
    change: {
      title: 'Change',
      meaning:
        'better; worse; notDistinguishable: no change established; tooFew: too few answers. Changes are judged over all eight statements together (Benjamini and Hochberg).',
    },
  },
  figure: {
    release: { title: 'Release', meaning: 'The number of the release that the scores come from.' },
    code: { title: 'Code', meaning: 'The code of the place or the department that the figure is about.' },
    name: { title: 'Place', meaning: 'Its name in the language of the file.' },
    from: { title: 'From', meaning: 'The first month of the figure, by its first day.' },
    to: { title: 'To', meaning: 'The last month of the figure, by its first day.' },
    chart: {
      title: 'Figure',
      meaning:
        'map: the map of the districts; places: places and departments; funnel: which districts differ by more than chance; statements: the eight statements; trend: month by month; kinds: by kind of contact; facts: what happened.',
    },
    statement: {
      title: 'Statement',
      meaning: 'The statement of the questionnaire that the score is of, A1–A8.',
      empty: 'In the figure of what happened.',
    },
    item: {
      title: 'Row (code)',
      meaning:
        'What the row is about: the code of a place or a department, of a statement, a kind of contact or a question.',
    },
    label: { title: 'Row', meaning: 'The same in words.' },
    month: { title: 'Month', meaning: 'The month, by its first day.', empty: 'In all figures but the one by months.' },
    answers: { title: 'Answers', meaning: 'How many people answered this question.', empty: 'Fewer than 30 answers.' },
    score: {
      title: 'Score',
      meaning:
        'The share of favourable answers, drawn towards the rest of the country by ten average answers; by kind of contact, the plain share.',
      empty: 'Fewer than 30 answers.',
    },
    bound: {
      title: 'Bound',
      meaning:
        'atMost: the score is at most this; atLeast: at least this. So few answered otherwise that no exact score is told.',
      empty: 'The score is exact, or there is none.',
    },
    low: { title: 'Interval from', meaning: 'The lower end of the 95 % interval.', empty: 'Fewer than 10 answers.' },
    high: { title: 'Interval to', meaning: 'The upper end of the 95 % interval.', empty: 'Fewer than 10 answers.' },
    verdict: {
      title: 'Verdict',
      meaning: 'Against the rest of the country: better; worse; notDistinguishable: no clear difference.',
      empty: 'Nothing is compared here, or there are fewer than 10 answers.',
    },
    share: {
      title: 'Share',
      meaning: 'Favourable answers without anything added.',
      empty: 'Only in the figure of differences by chance (funnel).',
    },
    limit_low: {
      title: 'Limit of 95 %: from',
      meaning:
        'Where 95 of 100 districts with so many answers lie, if they differ by chance and as districts differ anyway: the lower limit.',
      empty: 'Only in the figure of differences by chance (funnel).',
    },
    limit_high: {
      title: 'Limit of 95 %: to',
      meaning: 'The upper limit of the same.',
      empty: 'Only in the figure of differences by chance (funnel).',
    },
    outer_limit_low: {
      title: 'Limit of 99.8 %: from',
      meaning: 'The same for 998 of 1,000 districts: the lower limit.',
      empty: 'Only in the figure of differences by chance (funnel).',
    },
    outer_limit_high: {
      title: 'Limit of 99.8 %: to',
      meaning: 'The upper limit of the same.',
      empty: 'Only in the figure of differences by chance (funnel).',
    },
    position: {
      title: 'Against the other districts',
      meaning:
        'farAbove, farBelow: outside the limits of 99.8 %; above, below: outside those of 95 %; inside: within the limits.',
      empty: 'Only in the figure of differences by chance (funnel).',
    },
  },
}
