import { loadOne } from '../../platform/batch.ts'
import { builder } from '../../platform/builder.ts'
import { Council } from '../councils/index.ts'
import { attendanceRecords } from './attendance-record.queries.ts'
import type { AttendanceRecordRow } from './attendance-record.queries.ts'

const AttendanceRecord = builder.objectRef<AttendanceRecordRow>('AttendanceRecord').implement({
  cache: 'publicRecord',
  description: 'How the meetings with public minutes were attended, all of them together.',
  fields: (t) => ({
    meetings: t.exposeInt('meetings', { description: 'How many meetings that is from.' }),
    present: t.exposeInt('present', { description: 'Seats whose holders came, over all of them.' }),
    seats: t.exposeInt('seats', { description: 'Seats that were in force on their days, over all of them.' }),
  }),
})

builder.objectField(Council, 'attendance', (t) =>
  t.field({
    type: AttendanceRecord,
    nullable: true,
    cache: 'publicRecord',
    description: 'How its meetings were attended; null where no minutes are public.',
    resolve: async ({ id }, _args, context) => (await loadOne(context, attendanceRecords, id)) ?? null,
  }),
)
