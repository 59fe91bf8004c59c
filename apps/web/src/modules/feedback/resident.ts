import {
  ageBandLabels,
  ageBands,
  agreementLabels,
  commentMax,
  contactKindLabels,
  contactKinds,
  contactTimeLabels,
  contactTimes,
  factAnswerLabels,
  factAnswers,
  factKeys,
  factLabels,
  initiatorLabels,
  initiators,
  instrumentVersion,
  openQuestion,
  openQuestionHint,
  satisfactionLabels,
  scalePoints,
  sexLabels,
  sexes,
  statementKeys,
  statements,
} from '@hamkori/schema/feedback'
import type { Language } from '@hamkori/schema/languages'
import { formatReceipt, newReceipt } from '@hamkori/schema/receipts'
import { print } from 'graphql'
import type { ResultOf } from '../../platform/graphql.ts'
import { busy } from '../../platform/failure.ts'
import { links } from '../../platform/links.ts'
import type { ResidentPage, ResidentRequest } from '../../platform/resident.ts'
import type { GraphqlAnswer } from '../../platform/send.ts'
import { ratedUnitQuery } from './feedback.documents.ts'
import en from './resident/locales/en.json' with { type: 'json' }
import ru from './resident/locales/ru.json' with { type: 'json' }
import tg from './resident/locales/tg.json' with { type: 'json' }
import type { Choice, ResidentProps } from './resident/resident-props.ts'

const messagesIn: Record<Language, Record<string, string>> = { tg, ru, en }

type RatedUnit = NonNullable<ResultOf<typeof ratedUnitQuery>['policeUnit']>

/** The page a QR code holds. It runs on the server only; the browser gets the props in one language. */
export const residentPage: ResidentPage = {
  async load(request) {
    const { language } = request
    const answer = (await request.graphql({
      query: print(ratedUnitQuery),
      variables: { code: request.unit },
    })) as GraphqlAnswer<ResultOf<typeof ratedUnitQuery>>
    const messages = messagesIn[language]
    const head = { title: messages['title'] ?? '', description: messages['description'], noindex: true }
    const unit = answer.data?.policeUnit
    const failed = answer.errors?.[0]
    if (failed !== undefined) return { status: failed.extensions?.code === busy ? 503 : 500, head, props: {} }
    if (!answer.data) return { status: 500, head, props: {} }
    if (!unit) return { status: 404, head, props: {} }
    if (unit.closedOn) return { status: 410, head, props: {} }
    return { status: 200, head, props: propsFor(request, unit) }
  },
}

function propsFor(request: ResidentRequest, unit: RatedUnit): ResidentProps {
  const { language } = request
  const choices = <Value extends string | number>(
    values: readonly Value[],
    labels: Readonly<Record<Value, Record<Language, string>>>,
  ): Choice[] => values.map((value) => ({ value: String(value), label: labels[value][language] }))
  const channel = request.query.get('via') === 'qr' ? 'qr' : 'web'
  const region = unit.area.parent?.shortName[language]
  return {
    language,
    messages: messagesIn[language],
    unit: {
      code: unit.code,
      name: unit.name[language],
      place: region === undefined ? unit.area.shortName[language] : `${region} · ${unit.area.shortName[language]}`,
    },
    channel,
    instrument: instrumentVersion,
    kinds: choices(contactKinds, contactKindLabels),
    satisfactionQuestion: statements.a8[language],
    satisfaction: choices(scalePoints, satisfactionLabels),
    statements: statementKeys.map((key) => ({ key, text: statements[key][language] })),
    agreement: choices([...scalePoints, 0] as const, agreementLabels),
    facts: factKeys.map((key) => ({ key, text: factLabels[key][language] })),
    // Whoever prefers not to say leaves the question as it is: one way to give no answer.
    factAnswers: choices(
      factAnswers.filter((answer) => answer !== 'preferNotToSay'),
      factAnswerLabels,
    ),
    initiators: choices(initiators, initiatorLabels),
    times: choices(contactTimes, contactTimeLabels),
    ageBands: choices(ageBands, ageBandLabels),
    sexes: choices(sexes, sexLabels),
    openQuestion: openQuestion[language],
    openQuestionHint: openQuestionHint[language],
    commentMax,
    links: {
      // With the way by which the form was reached: sent without a script, the page still knows it.
      action: links.rate(language, unit.code) + (channel === 'qr' ? '?via=qr' : ''),
      choose: links.chooseUnit(language),
      scores: links.unitDashboard(language, unit.code),
      receipt: links.receipt(language),
      home: links.home(language),
    },
    hidden: {
      idempotencyKey: request.form?.values['idempotencyKey'] ?? globalThis.crypto.randomUUID(),
      receipt: request.form?.values['receipt'] ?? formatReceipt(newReceipt()),
    },
    form: request.form ?? null,
  }
}
