import { shortcomingFollowUps } from '@hamkori/schema/shortcomings.constants'
import { links } from '../../platform/links.ts'
import { caseParts } from '../cases/index.ts'
import { shortcomingsLinks } from './links.ts'

/** Where shortcomings stand. */
export const shortcomingLinks = {
  list: links.shortcomings,
  page: links.shortcoming,
  desk: links.deskShortcoming,
  amend: shortcomingsLinks.amendShortcoming,
}

/** What shortcomings add to the pages of all cases. */
export const shortcomingKind = caseParts.defineKind({
  links: shortcomingLinks,
  handOver: 'send',
  followUps: shortcomingFollowUps,
  messages: {
    title: 'shortcomings.title',
    intro: 'shortcomings.intro',
    empty: 'shortcomings.empty',
    emptyText: 'shortcomings.emptyText',
    what: 'shortcomings.what',
    state: 'shortcomings.state',
    outcome: 'shortcomings.outcome',
    outcomeHint: 'shortcomings.answer.hint',
    verb: 'shortcomings.verb',
    followUp: 'shortcomings.followUp',
    handOver: {
      text: 'shortcomings.acts.sendText',
      action: 'shortcomings.acts.send',
      confirmTitle: 'shortcomings.acts.sendTitle',
      confirmText: 'shortcomings.acts.sendConfirm',
    },
    form: {
      heading: 'shortcomings.form.heading',
      intro: 'shortcomings.form.intro',
      onlySecretariat: 'shortcomings.form.onlySecretariat',
      to: 'shortcomings.form.to',
      title: 'shortcomings.form.title',
      titleHint: 'shortcomings.form.titleHint',
      detailHint: 'shortcomings.form.detailHint',
      decision: 'shortcomings.form.decision',
      registerHint: 'shortcomings.form.registerHint',
    },
  },
})
