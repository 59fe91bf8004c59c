import { statesWithPapers } from '@hamkori/schema/meetings.constants'
import { filesPath } from '@hamkori/schema/files.constants'
import { mayAct } from '../../platform/authorize.ts'
import { builder } from '../../platform/builder.ts'
import type { Context } from '../../platform/context.ts'
import { actionErrors } from '../../platform/error-types.ts'
import { inOrder } from '../../platform/in-order.ts'
import { addMeetingPaper } from './actions/add-meeting-paper.ts'
import { removeMeetingPaper } from './actions/remove-meeting-paper.ts'
import { MeetingAnnouncement } from './announcement-type.graphql.ts'
import { Meeting, partsOf } from './meeting-type.graphql.ts'
import { findPapers, isPaperVisible } from './papers.queries.ts'
import type { PaperRow } from './papers.queries.ts'

/** A paper for a meeting, or what is left of one that was taken off. */
const MeetingPaper = builder.objectRef<PaperRow>('MeetingPaper')
builder.node(MeetingPaper, {
  cache: 'publicRecord',
  description: 'A paper for a meeting, or what is left of one that was taken off.',
  id: { resolve: ({ id }) => id },
  loadMany: async (ids, { viewer }) => inOrder(ids, await findPapers(viewer, ids)),
  fields: (t) => ({
    number: t.exposeInt('number', { description: 'Counts from 1 within its meeting; never given again.' }),
    title: t.exposeString('title', {
      nullable: true,
      description: "What it is, in the meeting's original language; null for one that was taken off.",
    }),
    agendaPosition: t.exposeInt('agendaPosition', {
      nullable: true,
      description: 'The point of the agenda that it belongs to.',
    }),
    forEverybody: t.exposeBoolean('forEverybody', {
      description: 'True for one that everybody reads from the announcement on; false for the council alone.',
    }),
    address: t.field({
      type: 'String',
      nullable: true,
      description: 'Its address on this site; null for one that was taken off.',
      resolve: ({ fileHash }) => (fileHash === null ? null : `${filesPath}/${fileHash}`),
    }),
    mediaType: t.exposeString('mediaType', { description: 'image/jpeg for a photo, application/pdf for a document.' }),
    bytes: t.exposeInt('bytes', { description: 'How large it is.' }),
    removedAt: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'When it was taken off.',
      resolve: ({ removedAt }) => (removedAt === null ? null : new Date(removedAt)),
    }),
    removalReason: t.exposeString('removalReason', { nullable: true, description: 'Why it was taken off.' }),
  }),
})

/** A meeting has few papers, and they are read with its page. */
const fewPapers = { field: 1, multiplier: 1 }

builder.objectField(Meeting, 'papers', (t) =>
  t.field({
    type: [MeetingPaper],
    complexity: fewPapers,
    description: 'Its papers in order, those that were taken off included; those of the council for its own people.',
    resolve: async (meeting, _args, context) =>
      (await partsOf(meeting, context)).papers.filter((paper) =>
        isPaperVisible(context.viewer, paper, meeting.councilId),
      ),
  }),
)
builder.objectField(Meeting, 'viewerMayAddPapers', (t) =>
  t.boolean({
    description: 'Whether the viewer may put papers beside it now.',
    resolve: ({ state, councilId }, _args, { viewer }) =>
      (statesWithPapers as readonly string[]).includes(state) && mayAct(viewer, 'meeting:addPaper', { councilId }),
  }),
)
builder.objectField(Meeting, 'viewerMayRemovePapers', (t) =>
  t.boolean({
    description: 'Whether the viewer may take its papers off.',
    resolve: ({ councilId }, _args, { viewer }) => mayAct(viewer, 'meeting:removePaper', { councilId }),
  }),
)
builder.objectField(MeetingAnnouncement, 'papers', (t) =>
  t.field({
    type: [MeetingPaper],
    complexity: fewPapers,
    description: 'The papers that everybody reads, in order, those that were taken off included.',
    resolve: ({ papers }) => [...papers],
  }),
)

const AddMeetingPaperInput = builder.inputType('AddMeetingPaperInput', {
  description: 'A paper that was sent to /files before.',
  fields: (t) => ({
    meetingId: t.globalID({ for: Meeting, required: true, description: 'The meeting.' }),
    fileHash: t.string({ required: true, description: 'The hash with which the file was taken.' }),
    title: t.string({
      required: true,
      description: 'What it is, in the language of the meeting, up to 300 characters.',
    }),
    agendaPosition: t.int({ description: 'The point of the agenda that it belongs to, by its number.' }),
    forEverybody: t.boolean({ required: true, description: 'Whether everybody reads it from the announcement on.' }),
    facesConsidered: t.boolean({
      required: true,
      description: 'That the sender has thought of the people in it; needed for what everybody reads.',
    }),
  }),
})

const RemoveMeetingPaperInput = builder.inputType('RemoveMeetingPaperInput', {
  description: 'A paper that is taken off.',
  fields: (t) => ({
    paperId: t.globalID({ for: MeetingPaper, required: true, description: 'The paper.' }),
    reason: t.string({ required: true, description: 'Why, up to 500 characters; whoever could read it reads that.' }),
  }),
})

async function paperAfter(id: string, { viewer }: Context): Promise<PaperRow> {
  const paper = (await findPapers(viewer, [id])).get(id)
  if (paper === undefined) throw new Error('a paper has vanished')
  return paper
}

builder.mutationFields((t) => ({
  addMeetingPaper: t.field({
    type: MeetingPaper,
    description: 'Puts a paper beside a meeting. Chair, deputy chair and secretary of the council.',
    authScopes: { signedIn: true },
    errors: { types: actionErrors },
    args: { input: t.arg({ type: AddMeetingPaperInput, required: true, description: 'The paper.' }) },
    resolve: async (_root, { input }, context) =>
      paperAfter((await addMeetingPaper(context.viewer, { ...input, meetingId: input.meetingId.id })).id, context),
  }),
  removeMeetingPaper: t.field({
    type: MeetingPaper,
    description: 'Takes a paper of a meeting off: nobody can read it any more. Chair, deputy chair and secretary.',
    authScopes: { signedIn: true },
    errors: { types: actionErrors },
    args: { input: t.arg({ type: RemoveMeetingPaperInput, required: true, description: 'The paper.' }) },
    resolve: async (_root, { input }, context) =>
      paperAfter((await removeMeetingPaper(context.viewer, { ...input, paperId: input.paperId.id })).id, context),
  }),
}))
