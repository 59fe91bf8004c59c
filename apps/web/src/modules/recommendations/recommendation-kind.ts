import { recommendationFollowUps } from '@hamkori/schema/recommendations.constants'
import { caseParts } from '../cases/index.ts'
import { recommendationsLinks } from './links.ts'

/** What recommendations add to the pages of all cases. */
export const recommendationKind = caseParts.defineKind({
  links: recommendationsLinks,
  handOver: 'submit',
  followUps: recommendationFollowUps,
  messages: {
    title: 'recommendations.title',
    intro: 'recommendations.intro',
    empty: 'recommendations.empty',
    emptyText: 'recommendations.emptyText',
    what: 'recommendations.what',
    state: 'recommendations.state',
    outcome: 'proposals.outcome',
    outcomeHint: 'proposals.answer.hint',
    verb: 'recommendations.verb',
    followUp: 'recommendations.followUp',
    verifiedBy: 'recommendations.verifiedBy',
    handOver: {
      text: 'recommendations.acts.submitText',
      action: 'recommendations.acts.submit',
      confirmTitle: 'recommendations.acts.submitTitle',
      confirmText: 'recommendations.acts.submitConfirm',
    },
    form: {
      heading: 'recommendations.form.heading',
      intro: 'recommendations.form.intro',
      onlySecretariat: 'recommendations.form.onlySecretariat',
      to: 'recommendations.form.to',
      title: 'recommendations.form.title',
      titleHint: 'recommendations.form.titleHint',
      detailHint: 'recommendations.form.detailHint',
      decision: 'recommendations.form.decision',
      registerHint: 'recommendations.form.registerHint',
      note: 'recommendations.form.note',
      noteHint: 'recommendations.form.noteHint',
    },
  },
})
