/** Syntax that no file of the project may use. Each message says where to go instead. */
export const commonRestrictions = [
  {
    selector: 'TSEnumDeclaration',
    message: 'Node strips types and cannot run an enum: write `as const` arrays or objects, as packages/schema does.',
  },
  {
    selector: 'TSParameterProperty',
    message: 'Node strips types and cannot run a parameter property: declare the field and assign it.',
  },
  {
    selector: "CallExpression[callee.object.name='Math'][callee.property.name='random']",
    message:
      'Math.random is neither secret nor repeatable: node:crypto for secrets and ids, a seeded generator for demonstration data.',
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
export const noAmbientClock = [
  {
    selector: "NewExpression[callee.name='Date'][arguments.length=0]",
    message: 'Ask the clock of the platform (platform/clock.ts): a test must be able to set the time.',
  },
  {
    selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']",
    message: 'Ask the clock of the platform (platform/clock.ts): a test must be able to set the time.',
  },
]
