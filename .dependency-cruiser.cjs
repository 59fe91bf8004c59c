// Who may import whom. The reasons are in docs/adr/0003-modules-and-their-order.md; each rule says where to go instead.
const { modules, modulesAbove, exceptions } = require('./packages/config/src/modules.ts')

const tests = '\\.(test|bench)\\.ts$|/(tests?|testing)/|^e2e/|^apps/api/attack/'
const inModule = '^(apps/(?:api|web)/src)/modules/([^/]+)/'
const database = '^apps/api/(generated/prisma/|src/platform/db)|(^|/)node_modules/(pg|@prisma/[^/]+)/'
// Typed SQL stands in *-statements.ts; the writer that commits ratings in groups, the unit it looks up for each of them,
// and the folding of ratings into sums are the feedback module's hot path (docs/modules/feedback.md).
const watchesTheDatabase = [
  '/actions/',
  '\\.(queries|graphql)\\.ts$',
  '-statements\\.ts$',
  '^apps/api/src/modules/feedback/(aggregation|forget-comments|rating-writer|shuffling)\\.ts$',
]
const typesOnly = ['type-only', 'type-import', 'pre-compilation-only']

/** One rule for each module: what stands above it is unknown to it. */
const order = modules
  .filter((module) => modulesAbove(module).length > 0)
  .map((module) => ({
    name: `module-order-${module}`,
    severity: 'error',
    comment:
      `Arrows go only upwards (${modules.join(' < ')}): ${module} must not know a module above it. ` +
      'Move the code into the upper module: it may extend the types of a lower one (builder.objectField) and call its public API.',
    from: { path: `^apps/(api|web)/src/modules/${module}/`, pathNot: tests },
    to: { path: `^apps/(api|web)/src/modules/(${modulesAbove(module).join('|')})/` },
  }))

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'no-circular',
      severity: 'error',
      comment: 'Two files that need each other are one file, or hide a third: move what both need into its own file.',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only', 'type-import'] } },
    },
    {
      name: 'public-api-from-another-module',
      severity: 'error',
      comment:
        'A module is entered only through its public API: import modules/<module>/index.ts. If the name is missing there, ask whether the module should offer it (ten names at most).',
      from: { path: inModule },
      to: { path: '^$1/modules/[^/]+/.', pathNot: ['^$1/modules/$2/', '^$1/modules/[^/]+/index\\.ts$', '/testing/'] },
    },
    {
      name: 'public-api-from-outside',
      severity: 'error',
      comment: 'A module is entered only through its public API: import modules/<module>/index.ts.',
      from: { pathNot: ['/modules/', tests, ...exceptions.map(({ caller }) => caller.source)] },
      to: { path: '^apps/(api|web)/src/modules/[^/]+/.', pathNot: '^apps/(api|web)/src/modules/[^/]+/index\\.ts$' },
    },
    ...exceptions.map(({ caller, publicApi }, index) => ({
      name: `exception-${index + 1}`,
      severity: 'error',
      comment: 'This file may use one exception (packages/config/src/modules.ts), and the public API as everybody.',
      from: { path: caller.source },
      to: {
        path: '^apps/(api|web)/src/modules/[^/]+/.',
        pathNot: ['^apps/(api|web)/src/modules/[^/]+/index\\.ts$', publicApi.source],
      },
    })),
    {
      name: 'own-public-api',
      severity: 'error',
      comment: 'Inside a module, import the file itself: going out and in again by its own public API makes cycles.',
      from: { path: inModule, pathNot: ['/index\\.ts$', tests] },
      to: { path: '^$1/modules/$2/index\\.ts$' },
    },
    ...order,
    {
      name: 'platform-knows-no-module',
      severity: 'error',
      comment:
        'platform/ and ui/ know no module: pass what they need as an argument, or let the module register itself (schema.ts, router.ts put modules together).',
      from: { path: '^apps/(api|web)/src/(platform|ui)/', pathNot: tests },
      to: { path: '^apps/(api|web)/src/modules/' },
    },
    {
      name: 'ui-is-only-look',
      severity: 'error',
      comment:
        'A primitive of ui/ has no router, no data and no words of its own: take a slot or a property and let the page in the module decide.',
      from: { path: '^apps/web/src/ui/', pathNot: tests },
      to: {
        path: '(^|/)node_modules/(vue-router|@urql/[^/]+|gql\\.tada|graphql)/|^apps/web/src/platform/(graphql|session|links|urql)',
      },
    },
    {
      name: 'apps-never-meet',
      severity: 'error',
      comment:
        'The contract between the apps is apps/api/schema.graphql; shared vocabulary belongs to packages/schema.',
      from: { path: '^apps/([^/]+)/' },
      to: { path: '^apps/', pathNot: ['^apps/$1/', '^apps/api/schema\\.graphql$'] },
    },
    {
      name: 'packages-by-name',
      severity: 'error',
      comment: 'Import a package by its name (@hamkori/<package>/…) and declare it in the package.json of this part.',
      from: { path: '^(apps|packages)/([^/]+)/' },
      to: { path: '^packages/', pathNot: '^packages/$2/', dependencyTypes: ['local'] },
    },
    {
      name: 'packages-know-no-app',
      severity: 'error',
      comment: 'A package serves every app and knows none: move the code into the app, or pass it in.',
      from: { path: '^packages/' },
      to: { path: '^apps/' },
    },
    {
      name: 'database-only-where-it-is-watched',
      severity: 'error',
      comment:
        'Only actions/, *.queries.ts, *.graphql.ts, *-statements.ts and platform/ touch the database. Put a read into <module>.queries.ts, a change into actions/<verb>.ts.',
      from: {
        path: '^apps/api/src/modules/',
        pathNot: [...watchesTheDatabase, tests],
      },
      to: { path: database, dependencyTypesNot: typesOnly },
    },
    {
      name: 'policies-are-pure',
      severity: 'error',
      comment:
        'A policy answers from its arguments alone: no database, no clock, no environment. Load the facts in the action and pass them in.',
      from: { path: '\\.policy\\.ts$' },
      to: {
        path: `${database}|\\.(queries|graphql)\\.ts$|/actions/|^apps/api/src/platform/(env|clock|logger|audit|jobs)`,
        dependencyTypesNot: ['type-only', 'type-import'],
      },
    },
    {
      name: 'policies-need-no-core',
      severity: 'error',
      comment: 'A policy is pure: no files, no network, no randomness.',
      from: { path: '\\.policy\\.ts$' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'no-database-in-the-browser',
      severity: 'error',
      comment: 'The web app asks the API: write a document in <module>.documents.ts.',
      from: { path: '^apps/web/' },
      to: { path: '(^|/)node_modules/(pg|@prisma/[^/]+|prisma|hono|graphql-yoga|@pothos/[^/]+)/' },
    },
    {
      name: 'schema-stands-on-zod-alone',
      severity: 'error',
      comment:
        'packages/schema runs in the browser, the API and the seeds alike: zod and itself, nothing else. What needs Node belongs to apps/api/src/platform.',
      from: { path: '^packages/schema/src/', pathNot: tests },
      to: { pathNot: ['^packages/schema/src/', '(^|/)node_modules/zod/'] },
    },
    {
      name: 'no-tests-in-the-product',
      severity: 'error',
      comment: 'The product never imports a test or what only tests use: move the shared part out of the test.',
      from: { path: '^(apps|packages)/[^/]+/(src|prisma)/', pathNot: [tests, '^packages/config/'] },
      to: {
        path: '\\.(test|bench)\\.ts$|^apps/.*/testing/|^e2e/|(^|/)node_modules/(vitest|@playwright|fast-check|happy-dom|@vue/test-utils)/',
      },
    },
    {
      name: 'resolvable',
      severity: 'error',
      comment: 'This import leads nowhere: a misspelt path, or a package missing from the package.json of this part.',
      from: {},
      to: {
        couldNotResolve: true,
        pathNot: ['^virtual:', '\\?(raw|url|inline)$', '^apps/web/src/graphql-env', '/generated/', '^vite/client$'],
      },
    },
    {
      name: 'declared',
      severity: 'error',
      comment:
        'Used but not declared: add it to the package.json of this part, from the catalog, and to docs/dependencies.md.',
      from: { path: '^(apps|packages)/' },
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
    },
  ],
  options: {
    doNotFollow: { path: ['node_modules', '/generated/'] },
    exclude: { path: ['^(apps|packages)/[^/]+/dist/', '^(\\.turbo|\\.hamkori|test-results|screenshots)/'] },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    combinedDependencies: false,
    skipAnalysisNotInRules: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      extensions: ['.ts', '.vue', '.mjs', '.js', '.cjs', '.d.ts', '.json'],
      mainFields: ['module', 'main', 'types'],
    },
    reporterOptions: { text: { highlightFocused: true } },
  },
}
