import { z } from 'zod'
import { activityKinds } from './activities.constants.ts'
import { councilLimits as limits, registerCode } from './councils.ts'
import { partialDate } from './dates.ts'
import { sourceCodes } from './sources.ts'
import { areaCode } from './territory.ts'
import { absentable, boundedList, optionalText, plainText, refuse, uuid, wholeNumber } from './text.ts'

export * from './activities.constants.ts'

const listed = () => boundedList(plainText({ max: limits.text, multiline: true }), { max: limits.listed }).default([])

/** Something that happened: a round table, a reception, a school visit. Dates as precise as the source. */
export const recordActivityInput = z
  .strictObject({
    code: registerCode(),
    kind: z.enum(activityKinds),
    startedOn: partialDate(),
    endedOn: absentable(partialDate()),
    areaCode: absentable(areaCode()),
    councilId: absentable(uuid()),
    hostName: optionalText({ max: limits.name }),
    titleTg: optionalText({ max: limits.title }),
    titleRu: optionalText({ max: limits.title }),
    titleEn: plainText({ max: limits.title }),
    attendance: absentable(wholeNumber({ min: 0, max: limits.attendance })),
    participants: listed(),
    topics: listed(),
    shortcomings: listed(),
    proposals: listed(),
    sourceCodes: sourceCodes(),
  })
  .check((ctx) => {
    const { startedOn, endedOn } = ctx.value
    if (endedOn !== undefined && endedOn < startedOn)
      refuse(ctx, endedOn, 'date_before_other', { other: startedOn }, ['endedOn'])
  })
export type RecordActivityInput = z.input<typeof recordActivityInput>
