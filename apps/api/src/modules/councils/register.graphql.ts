import type { LegalDocumentModel } from '../../../generated/prisma/models.ts'
import { loadOne } from '../../platform/batch.ts'
import { builder } from '../../platform/builder.ts'
import { Source, loadSources } from '../../platform/record-types.ts'
import { TrilingualText, trilingual } from '../../platform/text-types.ts'
import { Area, readTerritory } from '../territory/index.ts'
import { bodiesById, documentsById, listBodies, listDocuments } from './register.queries.ts'
import type { BodyRow } from './register.queries.ts'

const BodyKind = builder.enumType('BodyKind', {
  description: 'What kind of organisation it is.',
  values: {
    ministry: { description: 'A ministry.' },
    ministryUnit: { description: 'A part of a ministry.' },
    publicCouncils: { description: 'The public councils as a whole.' },
    steeringGroup: { description: 'A group that leads the reform.' },
    workingGroup: { description: 'A group that works for it.' },
    council: { description: 'A council that is not a public council at a police body.' },
    international: { description: 'An international organisation or its office.' },
    stateBody: { description: 'Another body of the state.' },
  } as const,
})

const Body = builder.objectRef<BodyRow>('Body')
const LegalDocument = builder.objectRef<LegalDocumentModel>('LegalDocument')

builder.node(Body, {
  cache: 'publicRecord',
  description: 'An organisation that appears in the record but is neither a department nor a council of this system.',
  id: { resolve: (body) => body.id },
  loadMany: async (ids) => {
    const found = await bodiesById(ids)
    return ids.map((id) => found.get(id) ?? null)
  },
  fields: (t) => ({
    code: t.exposeString('code', { description: 'Short name in the register, for example swg.' }),
    kind: t.expose('kind', { type: BodyKind, description: 'What kind of organisation it is.' }),
    name: t.field({
      type: TrilingualText,
      description: 'Its name; the sources are in English.',
      resolve: ({ nameTg, nameRu, nameEn }) => trilingual('en', nameTg, nameRu, nameEn),
    }),
    parent: t.field({
      type: Body,
      nullable: true,
      description: 'The organisation it is part of.',
      resolve: async ({ parentId }, _args, context) =>
        parentId === null ? null : ((await loadOne(context, bodiesById, parentId)) ?? null),
    }),
    area: t.field({
      type: Area,
      nullable: true,
      description: 'The place it works for.',
      resolve: async ({ areaCode }) =>
        areaCode === null ? null : ((await readTerritory()).areaByCode.get(areaCode) ?? null),
    }),
    note: t.exposeString('note', { nullable: true, description: 'What else the sources say of it, in English.' }),
    offices: t.exposeStringList('offices', {
      description: 'Offices that sit on it, as the source lists them, in English; never a name.',
    }),
    sources: t.field({
      type: [Source],
      description: 'Where it is named.',
      resolve: ({ sourceCodes }) => loadSources(sourceCodes),
    }),
  }),
})

builder.node(LegalDocument, {
  cache: 'publicRecord',
  description: 'A legal act, agreement, strategy or programme that the record refers to.',
  id: { resolve: (document) => document.id },
  loadMany: async (ids) => {
    const found = await documentsById(ids)
    return ids.map((id) => found.get(id) ?? null)
  },
  fields: (t) => ({
    code: t.exposeString('code', { description: 'Short name in the register, for example gov-296.' }),
    kind: t.exposeString('kind', {
      description: 'What kind of document it is, for example "law" or "presidentialDecree".',
    }),
    title: t.field({
      type: TrilingualText,
      description: 'Its title; the sources are in English.',
      resolve: ({ titleTg, titleRu, titleEn }) => trilingual('en', titleTg, titleRu, titleEn),
    }),
    datedOn: t.exposeString('datedOn', {
      nullable: true,
      description: 'Year, month or day, as precise as the source.',
    }),
    url: t.exposeString('url', { nullable: true, description: 'Where it can be read about.' }),
    sources: t.field({
      type: [Source],
      description: 'Where it is named.',
      resolve: ({ sourceCodes }) => loadSources(sourceCodes),
    }),
  }),
})

builder.queryFields((t) => ({
  bodies: t.field({
    type: [Body],
    cache: 'publicRecord',
    description: 'The organisations of the register, by code.',
    authScopes: { public: true },
    resolve: () => listBodies(),
  }),
  legalDocuments: t.field({
    type: [LegalDocument],
    cache: 'publicRecord',
    description: 'The legal documents of the register, the newest first, undated ones last.',
    authScopes: { public: true },
    resolve: () => listDocuments(),
  }),
}))
