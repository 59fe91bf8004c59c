import type { ReleaseWords } from './dictionary.words.ts'

/** What the data dictionary says of the files of a release, in English. */
export const releaseWords: ReleaseWords = {
  tables: {
    'places.csv': { title: 'Places and departments', meaning: 'Codes and names of places and departments.' },
    'scores.csv': {
      title: 'Scores of 12 months',
      meaning:
        'A row for every place and department and every statement and fact, also where there are too few answers.',
    },
    'series.csv': {
      title: 'Scores by quarter and month',
      meaning: 'The last eighteen months. Only rows of ten answers and more.',
    },
    'trends.csv': { title: 'Trends', meaning: 'Which scores rose or fell by more than chance in eighteen months.' },
    'breakdowns.csv': {
      title: 'Scores by kind of contact and by channel',
      meaning: 'Of quarters that have ended. Only rows that give away nobody’s single answer.',
    },
  },
  columns: {
    scope: {
      title: 'Level',
      meaning:
        'country: the whole country; region: a region; area: a district or city; unit: a police department; rest: answers that count for the place alone, and for none of its departments.',
    },
    code: { title: 'Code', meaning: 'The code of the place or department, as in places.csv. It does not change.' },
    parent: {
      title: 'Code of the place above',
      meaning: 'The code of the place that it belongs to.',
      empty: 'For the country.',
    },
    name_tg: { title: 'Name in Tajik', meaning: 'The name of the place or department in Tajik.' },
    name_ru: { title: 'Name in Russian', meaning: 'The name of the place or department in Russian.' },
    name_en: { title: 'Name in English', meaning: 'The name of the place or department in English.' },
    from: { title: 'From month', meaning: 'The first month of the score.' },
    to: { title: 'To month', meaning: 'The last month of the score.' },
    period: {
      title: 'Period',
      meaning:
        'A quarter (2026-Q3) or a month (2026-09). Answers are published in groups; a group counts for the month of its latest answer.',
    },
    measure: {
      title: 'Statement or fact',
      meaning: 'A1–A8: statements of the questionnaire; F1–F8: facts, yes or no; ratings: the number of ratings.',
    },
    part: {
      title: 'Part',
      meaning: 'kind: the kind of contact with the police; channel: the way in which the rating came.',
    },
    answers: { title: 'Answers', meaning: 'How many people answered this question.', empty: 'Fewer than 30 answers.' },
    favourable: {
      title: 'Favourable answers',
      meaning:
        'How many of them chose 4 or 5 (A1–A8) or said yes (F1–F8). Where nearly all answered alike, it is never below 3 nor above all but 3.',
      empty: 'Fewer than 30 answers; always in rows ratings.',
    },
    score: {
      title: 'Score',
      meaning:
        'The share of favourable answers, drawn towards compared_with by ten average answers. In breakdowns.csv the plain share.',
      empty: 'Fewer than 30 answers; always in rows rest and ratings.',
    },
    low: {
      title: 'Interval from',
      meaning: 'The lower end of the 95 % interval. With 10 to 29 answers in steps of 5 %.',
      empty:
        'Fewer than 10 answers; always in rows rest and ratings. F6–F8: fewer than 100 answers, and districts, cities and departments.',
    },
    high: {
      title: 'Interval to',
      meaning: 'The upper end of the 95 % interval. With 10 to 29 answers in steps of 5 %.',
      empty:
        'Fewer than 10 answers; always in rows rest and ratings. F6–F8: fewer than 100 answers, and districts, cities and departments.',
    },
    verdict: {
      title: 'Verdict',
      meaning: 'Against compared_with: better; worse; notDistinguishable: no clear difference.',
      empty: 'No interval, or nothing to compare with.',
    },
    compared_with: {
      title: 'Compared with',
      meaning: 'The share of favourable answers in the rest of the country, rounded to thousandths.',
      empty: 'No interval, or fewer than 10 answers in the rest.',
    },
    bound: {
      title: 'Bound',
      meaning: 'Nearly all answered alike: score is not the score but a bound. atMost: at most; atLeast: at least.',
      empty: 'The score is exact, or there is none.',
    },
    z: {
      title: 'Z',
      meaning:
        'The test by Cochran and Armitage over the months of 30 answers and more: positive where the score rises.',
    },
    changed: {
      title: 'Changed',
      meaning: 'yes: more than chance (corrected over the eight statements by Benjamini and Hochberg).',
    },
  },
}
