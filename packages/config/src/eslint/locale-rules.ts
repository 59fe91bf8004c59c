const goTo =
  'Chromium has no Tajik in Intl and falls back to English without a word: ' +
  'use the formatters of @hamkori/schema/format (in components: platform/format.ts).'

/** Dates, numbers and sorting may be put into words in one place only, the formatters. */
export const localeRestrictions = [
  { selector: "MemberExpression[object.name='Intl']", message: `No bare Intl here. ${goTo}` },
  {
    selector: 'CallExpression[callee.property.name=/^toLocale(String|DateString|TimeString)$/]',
    message: `No toLocaleString here. ${goTo}`,
  },
  {
    selector: "CallExpression[callee.property.name='localeCompare']",
    message:
      'localeCompare falls back to the language of the device: sort with the Tajik collation of @hamkori/schema/format.',
  },
]

/** Where the formatters live: the only files that may speak to Intl. */
export const formatFiles = [
  'packages/schema/src/format.ts',
  'packages/schema/src/format/**/*.ts',
  'packages/schema/src/format*.ts',
  'packages/schema/src/**/format-*.ts',
  'apps/web/src/platform/format.ts',
  'apps/web/src/platform/format/**/*.ts',
]
