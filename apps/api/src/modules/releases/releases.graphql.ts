import { mayAct } from '../../platform/authorize.ts'
import { builder } from '../../platform/builder.ts'
import { connectionType, pageArguments, pageComplexity } from '../../platform/connection-types.ts'
import { confirmedActErrors } from '../../platform/error-types.ts'
import { connectionOf, readPage } from '../../platform/pagination.ts'
import { Name, NameInput } from '../../platform/text-types.ts'
import { beginRelease } from './actions/begin-release.ts'
import { findRelease, findUnpublishedRelease, listPublishedReleases } from './release.queries.ts'
import { listFiles } from './release-files.queries.ts'
import type { ReleaseRow } from './release.queries.ts'
import type { ReleaseFileRow } from './release-files.queries.ts'
import { publicSigningKey } from './sign-manifest.ts'

const ReleaseFile = builder.objectRef<ReleaseFileRow>('ReleaseFile').implement({
  cache: 'scores',
  description: 'An open file of a release, at `/releases/<number>/<name>`.',
  fields: (t) => ({
    name: t.exposeString('name', { description: 'Its name.' }),
    mediaType: t.exposeString('mediaType', { description: 'Its media type.' }),
    size: t.exposeInt('size', { description: 'Its bytes.' }),
    sha256: t.string({
      description: 'SHA-256 of its bytes, hexadecimal, as the signed manifest has it.',
      resolve: ({ sha256 }) => Buffer.from(sha256).toString('hex'),
    }),
  }),
})

const Correction = builder.objectRef<ReleaseRow>('ReleaseCorrection').implement({
  cache: 'scores',
  description: 'Which release another one corrects.',
  fields: (t) => ({
    number: t.int({ description: 'The number of the corrected release.', resolve: ({ corrects }) => corrects ?? 0 }),
    reason: t.field({
      type: Name,
      description: 'Why.',
      resolve: ({ reasonTg, reasonRu, reasonEn }) => ({ tg: reasonTg ?? '', ru: reasonRu ?? '', en: reasonEn ?? '' }),
    }),
  }),
})

/** A published release. */
export const Release = builder.objectRef<ReleaseRow>('Release').implement({
  cache: 'scores',
  description: 'A numbered publication of scores. It never changes; a correction is a new release.',
  fields: (t) => ({
    number: t.exposeInt('number', { description: 'Its number: 1, 2, 3, without gaps.' }),
    through: t.expose('through', { type: 'Date', description: 'The last day whose answers may be among them.' }),
    publishedAt: t.expose('publishedAt', { type: 'DateTime', nullable: true, description: 'When it was published.' }),
    rules: t.exposeString('rules', { description: 'The version of the rules by which it was made.' }),
    demonstration: t.exposeBoolean('demonstration', { description: 'True where invented answers are among them.' }),
    corrects: t.field({
      type: Correction,
      nullable: true,
      description: 'The release that it corrects, and why; null for most.',
      resolve: (release) => (release.corrects === null ? null : release),
    }),
    manifestHash: t.string({
      description: 'SHA-256 of `manifest.json`, hexadecimal.',
      resolve: ({ manifestHash }) => Buffer.from(manifestHash ?? []).toString('hex'),
    }),
    signature: t.string({
      description: 'The Ed25519 signature of the bytes of `manifest.json`, base64.',
      resolve: ({ signature }) => Buffer.from(signature ?? []).toString('base64'),
    }),
    signingKey: t.string({
      description: 'The public key, in PEM, by which the signature is checked.',
      resolve: () => publicSigningKey(),
    }),
    files: t.field({
      type: [ReleaseFile],
      description: 'Its open files, by name.',
      resolve: ({ number }) => listFiles(number),
    }),
  }),
})

const QueryReleasesConnection = connectionType(
  'QueryReleasesConnection',
  Release,
  'A page of releases, the newest first.',
  'scores',
)

builder.queryFields((t) => ({
  releases: t.field({
    type: QueryReleasesConnection,
    cache: 'scores',
    description: 'Published releases of scores, the newest first.',
    authScopes: { public: true },
    complexity: pageComplexity,
    args: pageArguments(),
    resolve: async (_root, args) => {
      const page = readPage(args, ([number, ...rest]) =>
        rest.length === 0 && /^[1-9]\d{0,8}$/.test(number ?? '') ? Number(number) : null,
      )
      const rows = await listPublishedReleases(page.after ?? 1_000_000_000, page.first + 1)
      return connectionOf(rows, page, ({ number }) => [String(number)])
    },
  }),
  release: t.field({
    type: Release,
    nullable: true,
    cache: 'scores',
    description: 'The published release with this number; null where there is none.',
    authScopes: { public: true },
    args: { number: t.arg.int({ required: true, description: 'Its number.' }) },
    resolve: async (_root, { number }) => {
      const release = await findRelease(number)
      return release?.state === 'published' ? release : null
    },
  }),
}))

const ReleaseState = builder.enumType('ReleaseState', {
  description: 'How a release stands.',
  values: {
    building: { description: 'It is being made.' },
    published: { description: 'It is published and never changes.' },
    failed: { description: 'It published nothing; its number is used by the next attempt.' },
  } as const,
})
const ReleaseStep = builder.enumType('ReleaseStep', {
  description: 'The steps of making a release, in order.',
  values: {
    counting: { description: 'Chooses the answers that are published now.' },
    protecting: { description: 'Prepares the tables of the quarters that have ended.' },
    auditing: { description: 'Hides what could be computed, and proves that nothing else can, quarter by quarter.' },
    writing: { description: 'Writes the files.' },
    signing: { description: 'Signs the manifest.' },
    done: { description: 'Published.' },
  } as const,
})

const ReleaseProgress = builder.objectRef<ReleaseRow>('ReleaseProgress').implement({
  description: 'A release that is being made, or that has failed and published nothing. Administrators.',
  fields: (t) => ({
    number: t.exposeInt('number', { description: 'The number that it will have.' }),
    state: t.expose('state', { type: ReleaseState, description: 'building or failed.' }),
    step: t.expose('step', { type: ReleaseStep, description: 'The step that is under way.' }),
    stepDone: t.exposeInt('stepDone', { description: 'How much of the step is done.' }),
    stepTotal: t.exposeInt('stepTotal', { description: 'Of how much; 0 where the step cannot be counted.' }),
    failure: t.exposeString('failure', {
      nullable: true,
      description: 'Why it failed: contradiction, solver, unprotected or tooFew. Null otherwise.',
    }),
  }),
})

builder.queryField('releaseProgress', (t) =>
  t.field({
    type: ReleaseProgress,
    nullable: true,
    description:
      'The release that is being made or has failed; null where there is none, and for all but administrators.',
    authScopes: { public: true },
    resolve: (_root, _args, { viewer }) => (mayAct(viewer, 'release:readProgress') ? findUnpublishedRelease() : null),
  }),
)

const BeginReleaseInputType = builder.inputType('BeginReleaseInput', {
  description: 'A release to make now.',
  fields: (t) => ({
    corrects: t.int({ description: 'The number of the release that it corrects; none for an ordinary one.' }),
    reason: t.field({ type: NameInput, description: 'Why; required with a correction.' }),
  }),
})

builder.mutationField('beginRelease', (t) =>
  t.field({
    type: ReleaseProgress,
    description: 'Begins a release of everything that waits; a job makes it. Administrators.',
    authScopes: { signedIn: true },
    errors: { types: confirmedActErrors },
    args: { input: t.arg({ type: BeginReleaseInputType, required: true, description: 'The release.' }) },
    resolve: (_root, { input }, { viewer }) => beginRelease(viewer, input),
  }),
)
