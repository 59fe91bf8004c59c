const goTo =
  'Chromium has no Tajik in Intl and falls back to English without a word: ' +
  'use the formatters of @hamkori/schema/format/ (date, number, relative, list, names).'

/** Dates, numbers and sorting may be put into words in one place only, the formatters. */
export const localeRestrictions = [
  { selector: "MemberExpression[object.name='Intl']", message: `No bare Intl here. ${goTo}` },
  {
    selector: 'CallExpression[callee.property.name=/^toLocale(String|DateString|TimeString)$/]',
    message: `No toLocaleString here. ${goTo}`,
  },
  {
    selector: "CallExpression[callee.property.name='localeCompare']",
    message: 'localeCompare falls back to the language of the device: let the API sort.',
  },
]

/** Where the formatters live: the only files that may speak to Intl. */
export const formatFiles = ['packages/schema/src/format/**/*.ts']
