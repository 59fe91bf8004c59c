import { proposalFollowUps } from '@hamkori/schema/proposals.constants'
import { links } from '../../platform/links.ts'
import { caseParts } from '../cases/index.ts'
import { proposalsLinks } from './links.ts'

/** Where proposals stand. */
export const proposalLinks = {
  list: links.proposals,
  page: links.proposal,
  desk: links.deskProposal,
  amend: proposalsLinks.amendProposal,
}

/** What proposals add to the pages of all cases. */
export const proposalKind = caseParts.defineKind({
  links: proposalLinks,
  handOver: 'submit',
  followUps: proposalFollowUps,
  messages: {
    title: 'proposals.title',
    intro: 'proposals.intro',
    empty: 'proposals.empty',
    emptyText: 'proposals.emptyText',
    what: 'proposals.what',
    state: 'proposals.state',
    outcome: 'proposals.outcome',
    outcomeHint: 'proposals.answer.hint',
    verb: 'proposals.verb',
    followUp: 'proposals.followUp',
    handOver: {
      text: 'proposals.acts.submitText',
      action: 'proposals.acts.submit',
      confirmTitle: 'proposals.acts.submitTitle',
      confirmText: 'proposals.acts.submitConfirm',
    },
    form: {
      heading: 'proposals.form.heading',
      intro: 'proposals.form.intro',
      onlySecretariat: 'proposals.form.onlySecretariat',
      to: 'proposals.form.to',
      title: 'proposals.form.title',
      titleHint: 'proposals.form.titleHint',
      detailHint: 'proposals.form.detailHint',
      decision: 'proposals.form.decision',
      registerHint: 'proposals.form.registerHint',
      note: 'proposals.form.note',
      noteHint: 'proposals.form.noteHint',
    },
  },
})
