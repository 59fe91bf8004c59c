import type { MinutesVersionModel } from '../../../generated/prisma/models.ts'
import { builder } from '../../platform/builder.ts'
import { TrilingualText, trilingual } from '../../platform/text-types.ts'

export const MinutesVersion = builder.objectRef<MinutesVersionModel>('MinutesVersion').implement({
  cache: 'publicRecord',
  description: 'The texts of published minutes as they were before a correction. Never changed.',
  fields: (t) => ({
    number: t.exposeInt('number', { description: 'Counts from 1, the texts that were published first.' }),
    title: t.field({
      type: TrilingualText,
      description: 'What the meeting was about.',
      resolve: (v) => trilingual(v.original, v.titleTg, v.titleRu, v.titleEn),
    }),
    place: t.field({
      type: TrilingualText,
      description: 'Where it was held.',
      resolve: (v) => trilingual(v.original, v.placeTg, v.placeRu, v.placeEn),
    }),
    minutes: t.field({
      type: TrilingualText,
      nullable: true,
      description: 'What was said.',
      resolve: (v) =>
        v.minutesTg === null && v.minutesRu === null && v.minutesEn === null
          ? null
          : trilingual(v.original, v.minutesTg, v.minutesRu, v.minutesEn),
    }),
    agenda: t.exposeStringList('agenda', { description: 'The points of the agenda, in order.' }),
    decisions: t.exposeStringList('decisions', { description: 'The texts of the decisions, in order.' }),
    replacedAt: t.expose('replacedAt', { type: 'DateTime', description: 'When the next version replaced it.' }),
    reason: t.exposeString('reason', { description: 'Why, as the council wrote it.' }),
  }),
})
