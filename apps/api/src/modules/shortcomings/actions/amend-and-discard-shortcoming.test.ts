import { beforeAll, describe, expect, it } from 'vitest'
import '../../../modules.ts'
import { atMoment } from '../../../platform/clock.ts'
import { db } from '../../../platform/db.ts'
import { ConflictError, ForbiddenError, InvalidInputError, NotFoundError } from '../../../platform/errors.ts'
import { anonymous } from '../../../platform/viewer.ts'
import { graphqlAs } from '../../../testing/graphql.ts'
import { setUpRecordFixture, traceOf } from '../../../testing/record-fixture.ts'
import type { RecordFixture } from '../../../testing/record-fixture.ts'
import { noonOf, registered, sent } from '../testing/findings.ts'
import { discardShortcoming } from './discard-shortcoming.ts'
import { amendShortcoming } from './amend-shortcoming.ts'
import { sendShortcoming } from './send-shortcoming.ts'

let stage: RecordFixture
beforeAll(async () => {
  stage = await setUpRecordFixture()
})

const anew = (shortcomingId: string, changes: Partial<Parameters<typeof amendShortcoming>[1]> = {}) => ({
  shortcomingId,
  version: 1,
  topic: 'premises' as const,
  severity: 'high' as const,
  title: { original: 'ru' as const, ru: 'Приём начинается поздно' },
  detail: { original: 'ru' as const, ru: 'Три недели подряд.' },
  ...changes,
})
const discardedAs = async (reference: string) =>
  (
    await graphqlAs(
      anonymous,
      `{ shortcoming(reference: "${reference}") { id } discardedShortcoming(reference: "${reference}") { reference discardedOn reason } }`,
    )
  ).data

describe('editing a shortcoming that was not sent', () => {
  it('writes everything anew but its number, council and department, and leaves a trace', async () => {
    const { id, reference } = await registered(stage, '2026-03-05', { meetingId: stage.khujandMeeting.id })
    await amendShortcoming(stage.chair, anew(id))
    expect(await db.shortcoming.findUniqueOrThrow({ where: { id } })).toMatchObject({
      reference,
      state: 'registered',
      topic: 'premises',
      severity: 'high',
      original: 'ru',
      titleTg: null,
      titleRu: 'Приём начинается поздно',
      detailRu: 'Три недели подряд.',
      meetingId: null,
      departmentId: stage.khujandDepartmentId,
      responsibleDepartmentId: stage.khujandDepartmentId,
      version: 2,
    })
    const { transitions, audit } = await traceOf(id)
    expect(transitions.at(-1)).toBe('registered amend registered (chair)')
    expect(audit).toEqual(['shortcoming:register (secretary)', 'shortcoming:amend (chair)'])
  })

  it('lets nobody overwrite what they have not read', async () => {
    const { id } = await registered(stage, '2026-03-05')
    await amendShortcoming(stage.chair, anew(id))
    await expect(amendShortcoming(stage.secretary, anew(id))).rejects.toBeInstanceOf(ConflictError)
    const both = await Promise.allSettled([
      amendShortcoming(stage.chair, anew(id, { version: 2 })),
      amendShortcoming(stage.secretary, anew(id, { version: 2 })),
    ])
    expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  })

  it('is for the secretariat of its council, and ends with sending', async () => {
    const { id } = await registered(stage, '2026-03-05')
    await expect(amendShortcoming(stage.member, anew(id))).rejects.toBeInstanceOf(ForbiddenError)
    await expect(amendShortcoming(stage.otherSecretary, anew(id))).rejects.toBeInstanceOf(NotFoundError)
    await sendShortcoming(stage.secretary, { shortcomingId: id })
    await expect(amendShortcoming(stage.secretary, anew(id, { version: 2 }))).rejects.toBeInstanceOf(ConflictError)
  })

  it('takes no meeting of another council', async () => {
    const { id } = await registered(stage, '2026-03-05')
    const elsewhere = anew(id, { meetingId: stage.bokhtarMeeting.id })
    await expect(amendShortcoming(stage.secretary, elsewhere)).rejects.toBeInstanceOf(InvalidInputError)
  })
})

describe('discarding a shortcoming that was not sent', () => {
  it('says at the number when and why, to everybody, and shows nothing else of it', async () => {
    const { id, reference } = await registered(stage, '2026-03-05')
    expect(await discardedAs(reference)).toEqual({ shortcoming: null, discardedShortcoming: null })
    await atMoment(noonOf('2026-03-06'), () =>
      discardShortcoming(stage.secretary, { shortcomingId: id, reason: 'Ду бор сабт шуд.' }),
    )
    expect(await discardedAs(reference)).toEqual({
      shortcoming: null,
      discardedShortcoming: { reference, discardedOn: '2026-03-06', reason: 'Ду бор сабт шуд.' },
    })
    const next = await registered(stage, '2026-03-06')
    expect(next.reference > reference).toBe(true)
    const entry = await db.auditEntry.findFirstOrThrow({ where: { subjectId: id, action: 'shortcoming:discard' } })
    expect(entry.payload).toEqual({ reason: 'Ду бор сабт шуд.' })
    // The council itself still reads it all.
    const { data } = await graphqlAs(stage.member, `{ shortcoming(reference: "${reference}") { state title { tg } } }`)
    expect(data.shortcoming).toMatchObject({ state: 'discarded' })
  })

  it('needs a reason, an office on its council, and that it was not sent', async () => {
    const { id } = await registered(stage, '2026-03-05')
    const input = { shortcomingId: id, reason: 'Хато' }
    await expect(discardShortcoming(stage.secretary, { ...input, reason: ' ' })).rejects.toBeInstanceOf(
      InvalidInputError,
    )
    await expect(discardShortcoming(stage.member, input)).rejects.toBeInstanceOf(ForbiddenError)
    await expect(discardShortcoming(stage.otherSecretary, input)).rejects.toBeInstanceOf(NotFoundError)
    const { id: shortcomingId } = await sent(stage, '2026-03-05')
    await expect(discardShortcoming(stage.secretary, { ...input, shortcomingId })).rejects.toBeInstanceOf(ConflictError)
    await discardShortcoming(stage.secretary, input)
    await expect(sendShortcoming(stage.secretary, { shortcomingId: id })).rejects.toBeInstanceOf(ConflictError)
  })
})
