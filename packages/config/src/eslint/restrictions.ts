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

/** A name is the address of a thing: default exports have none. */
export const noDefaultExport = {
  selector: 'ExportDefaultDeclaration',
  message:
    'No default export here: give it a name. Defaults are for single-file components, routes.ts and configuration files.',
}

/** Markup from strings is how a comment of a resident becomes a script in the browser of an officer. */
export const noInnerHtml = {
  selector: 'MemberExpression[property.name=/^(innerHTML|outerHTML)$/]',
  message: 'Never build markup from strings: use a template, or textContent.',
}

/** SQL that PostgreSQL has not been asked about fails for its first reader. */
export const noUndeclaredQueries = {
  selector: 'MemberExpression[property.name=/^\\$(query|execute)Raw/]',
  message:
    'Declare the query with `query` or `rawQuery` of platform/query.ts and give it to `run` of platform/db.ts: src/queries.test.ts then prepares it.',
}

/** URLs are written once. */
export const noHandmadeLinks = {
  selector:
    'CallExpression[callee.property.name=/^(push|replace)$/][callee.object.name=/^router$/i] > :matches(Literal[value=/^\\//], TemplateLiteral[quasis.0.value.raw=/^\\//])',
  message:
    'URLs are built only in the links.ts of the module, or of apps/web/src/platform for several: add or use a function there.',
}

/** The environment is read once, at the start, and checked as a whole. */
export const noProcessEnv = {
  selector: "MemberExpression[object.name='process'][property.name='env']",
  message:
    'Read the environment in apps/api/src/platform/env.ts only: it validates every variable at start and lists every fault.',
}

/** A policy answers from its arguments alone; what it may import is dependency-cruiser's to refuse. */
export const noWaiting = {
  selector: 'AwaitExpression',
  message: 'A policy waits for nothing: load the facts in the action or the query and pass them in as arguments.',
}

/** Time is passed in, so that a test can set it. */
export const noAmbientClock = {
  selector:
    ":matches(NewExpression[callee.name='Date'][arguments.length=0], CallExpression[callee.object.name='Date'][callee.property.name='now'])",
  message: 'Ask the clock of the platform (platform/clock.ts): a test must be able to set the time.',
}
