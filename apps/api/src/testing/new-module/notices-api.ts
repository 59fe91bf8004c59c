const api = 'apps/api/src/modules/notices'

/** The files of the module in the shared schema, the database and the API, by their paths. */
export const apiFiles: Readonly<Record<string, string>> = {
  'packages/schema/src/notices.ts': `
import { z } from 'zod'
import { registerCode } from './councils.ts'
import { noticeTextMax, noticeUrgencies } from './notices.constants.ts'
import { plainText } from './text.ts'

/** A notice, by a code of its own. */
export const publishNoticeInput = z.strictObject({
  code: registerCode(),
  urgency: z.enum(noticeUrgencies),
  text: plainText({ max: noticeTextMax }),
})
export type PublishNoticeInput = z.input<typeof publishNoticeInput>
`,
  'packages/schema/src/notices.constants.ts': `
/** How soon a notice is to be read. */
export const noticeUrgencies = ['usual', 'urgent'] as const

/** Most code points of a notice. */
export const noticeTextMax = 500
`,
  'packages/schema/src/notices.permissions.ts': `
import { coordinators, everybody } from './permission-rules.ts'
import type { PermissionRule } from './permission-rules.ts'

/** Who may do what with notices. */
export const noticesPermissions = {
  'notice:read': everybody,
  'notice:publish': coordinators,
} as const satisfies Record<string, PermissionRule>
`,
  'packages/schema/src/notices.audit.ts': `
import { z } from 'zod'
import { auditEvent } from './audit.ts'
import { noticeUrgencies } from './notices.constants.ts'

/** The audit events of notices. */
export const noticesAuditEvents = z.discriminatedUnion('action', [
  auditEvent('notice:publish', { code: z.string(), urgency: z.enum(noticeUrgencies) }),
])

declare module './audit.ts' {
  interface AuditEventRegistry {
    readonly notices: z.infer<typeof noticesAuditEvents>
  }
}
`,
  'apps/api/prisma/schema/notices.prisma': `
/// Something that coordinators announce to everybody.
model Notice {
  id      String @id @default(uuid(7)) @db.Uuid
  code    String @unique
  urgency String
  text    String

  @@map("notice")
}
`,
  'apps/api/prisma/migrations/99990101000000_add_notices/migration.sql': `
-- CreateTable
CREATE TABLE "notice" (
    "id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "urgency" TEXT NOT NULL,
    "text" TEXT NOT NULL,

    CONSTRAINT "notice_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "notice_code_key" ON "notice"("code");

ALTER TABLE "notice" ADD CONSTRAINT "notice_urgency" CHECK ("urgency" IN ('usual', 'urgent'));
GRANT SELECT, INSERT ON "notice" TO hamkori_app;
CREATE TRIGGER "notice_counts_changes" AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON "notice"
  FOR EACH STATEMENT EXECUTE FUNCTION count_record_change();
`,
  [`${api}/module.ts`]: `
import { noticesAuditEvents } from '@hamkori/schema/notices.audit'
import { auditSubjectColumns } from '../../platform/audit-subjects.ts'
import { defineModule } from '../../platform/module.ts'
import { any, kysely } from '../../platform/query.ts'
import './notices.graphql.ts'

export const noticesModule = defineModule({
  name: 'notices',
  tables: ['notice'],
  auditEvents: noticesAuditEvents,
  auditSubjects: [
    {
      type: 'Notice',
      page: { type: 'Notice' },
      named: (keys) =>
        kysely
          .selectFrom('notice as n')
          .select((n) => auditSubjectColumns({ key: n.ref('n.id'), label: n.ref('n.text'), page_key: n.ref('n.code') }))
          .where('n.id', '=', any(keys)),
    },
  ],
})
`,
  [`${api}/index.ts`]: `
import './notices.graphql.ts'

export { publishNotice } from './actions/publish-notice.ts'
`,
  [`${api}/notices.queries.ts`]: `
import { db } from '../../platform/db.ts'

/** Something that coordinators announce. */
export interface NoticeRow {
  readonly code: string
  readonly urgency: string
  readonly text: string
}

/** The latest fifty notices. */
export function listNotices(): Promise<NoticeRow[]> {
  return db.notice.findMany({ orderBy: { id: 'desc' }, take: 50 })
}
`,
  [`${api}/actions/publish-notice.ts`]: `
import { publishNoticeInput } from '@hamkori/schema/notices'
import type { PublishNoticeInput } from '@hamkori/schema/notices'
import { recordAudit } from '../../../platform/audit.ts'
import { requirePermission } from '../../../platform/authorize.ts'
import { db } from '../../../platform/db.ts'
import { ConflictError, parseInput } from '../../../platform/errors.ts'
import type { Actor } from '../../../platform/viewer.ts'
import type { NoticeRow } from '../notices.queries.ts'

/**
 * Announces something to everybody. Coordinators; leaves one audit entry. Throws ConflictError where there is a notice
 * with this code.
 */
export async function publishNotice(actor: Actor, input: PublishNoticeInput): Promise<NoticeRow> {
  const notice = parseInput(publishNoticeInput, input)
  requirePermission(actor, 'notice:publish')
  return db.$transaction(async (tx) => {
    if ((await tx.notice.count({ where: { code: notice.code } })) > 0) throw new ConflictError()
    const { id } = await tx.notice.create({ data: notice })
    const { code, urgency } = notice
    await recordAudit(tx, actor, {
      action: 'notice:publish',
      payload: { code, urgency },
      subjectType: 'Notice',
      subjectId: id,
    })
    return notice
  })
}
`,
  [`${api}/notices.graphql.ts`]: `
import { noticeUrgencies } from '@hamkori/schema/notices.constants'
import { builder } from '../../platform/builder.ts'
import { actionErrors } from '../../platform/error-types.ts'
import { publishNotice } from './actions/publish-notice.ts'
import { listNotices } from './notices.queries.ts'
import type { NoticeRow } from './notices.queries.ts'

const Notice = builder.objectRef<NoticeRow>('Notice').implement({
  description: 'Something that coordinators announce to everybody.',
  fields: (t) => ({
    code: t.exposeString('code', { description: 'A short name that stays the same.' }),
    urgency: t.exposeString('urgency', { description: 'How soon it is to be read.' }),
    text: t.exposeString('text', { description: 'What is announced.' }),
  }),
})

builder.queryField('notices', (t) =>
  t.field({
    type: [Notice],
    description: 'The latest fifty notices.',
    authScopes: { public: true },
    resolve: () => listNotices(),
  }),
)

const NoticeUrgency = builder.enumType('NoticeUrgency', {
  description: 'How soon a notice is to be read.',
  values: Object.fromEntries(
    noticeUrgencies.map((value) => [value, { description: \`The notice is \${value}.\` }]),
  ) as Record<(typeof noticeUrgencies)[number], { description: string }>,
})

const PublishNoticeInput = builder.inputType('PublishNoticeInput', {
  description: 'A new notice.',
  fields: (t) => ({
    code: t.string({ required: true, description: 'A short name of its own.' }),
    urgency: t.field({ type: NoticeUrgency, required: true, description: 'How soon it is to be read.' }),
    text: t.string({ required: true, description: 'What is announced.' }),
  }),
})

builder.mutationField('publishNotice', (t) =>
  t.field({
    type: Notice,
    description: 'Announces something to everybody. Coordinators.',
    authScopes: { signedIn: true },
    errors: { types: actionErrors },
    args: { input: t.arg({ type: PublishNoticeInput, required: true, description: 'The notice.' }) },
    resolve: (_root, { input }, { viewer }) => publishNotice(viewer, input),
  }),
)
`,
  [`${api}/testing/notices.matrix.ts`]: `
import { defineMatrix, textIn } from '../../../testing/matrix/module-matrix.ts'
import { publishNotice } from '../index.ts'

/** What notices contribute to the authorization matrix. */
export const matrix = defineMatrix({
  tables: { notice: { others: ['code', 'urgency', 'text'] } },
  queries: { notices: '' },
  actions: {
    publishNotice: (_thing, _id, scope) => ({
      input: { code: 'N-NEW', urgency: 'usual', text: textIn(scope, 'Бори нав.') },
    }),
  },
  makeRecords: async (_maker, { half }) => {
    await publishNotice(
      { kind: 'system', name: 'matrix' },
      { code: half === 'own' ? 'N-1' : 'N-2', urgency: 'urgent', text: 'Эълон.' },
    )
    return {}
  },
})
`,
}
