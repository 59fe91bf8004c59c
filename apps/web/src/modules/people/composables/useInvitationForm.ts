import { dayInDushanbe } from '@hamkori/schema/format/date'
import type { Language } from '@hamkori/schema/languages'
import { computed, ref } from 'vue'
import { useAskBeforeSending } from '../../../platform/forms/useAskBeforeSending.ts'
import { useForm } from '../../../platform/forms/useForm.ts'
import { useNow } from '../../../platform/now.ts'
import { useLanguage } from '../../../ui/language.ts'
import { links } from '../../../platform/links.ts'
import { peopleLinks } from '../links.ts'
import { invitePersonMutation } from '../people-actions.documents.ts'
import { emptyPost, postGaps, postInput } from '../post-fields.ts'
import { emptySeat, seatGaps, seatInput } from '../seat-fields.ts'

/**
 * The form of an invitation, which asks before it sends. `heldSeatId` is a seat that its holder has without an account, where the
 * invitation is to that one. `way` leads on from an address that cannot be invited. `councilId` is the council that is chosen to begin with, empty for none;
 * without `toPosts` the invitation is to a seat. `invited` gets the id of the new person. `toNothing` says that neither a post nor a
 * seat was chosen.
 */
export function useInvitationForm({
  toPosts,
  councilId,
  heldSeatId,
  slugOf,
  invited,
}: {
  readonly toPosts: boolean
  readonly councilId: string
  readonly heldSeatId: string | null
  readonly slugOf: (councilId: string) => string
  readonly invited: (personId: string) => void
}) {
  const language = useLanguage()
  const today = dayInDushanbe(useNow())
  const form = useForm({
    id: 'invite',
    draft: `invitation-${heldSeatId ?? councilId}`,
    empty: () => ({
      email: '',
      addressConfirmed: false,
      label: '',
      language: language.value as Language,
      withPost: false,
      withSeat: heldSeatId === null && (!toPosts || councilId !== ''),
      councilId,
      post: emptyPost(today),
      seat: emptySeat(today),
    }),
    mutation: invitePersonMutation,
    messages: { conflict: 'people.invite.conflict' },
  })
  const { fields } = form
  const asked = ref(false)
  const toNothing = computed(
    () => asked.value && heldSeatId === null && !fields.value.withPost && !fields.value.withSeat,
  )

  /** What the API cannot be asked without; all other rules are its own. */
  function gaps() {
    const { withPost, withSeat, post, seat, councilId: council } = fields.value
    return [
      ...(withPost ? postGaps(post, ['post']) : []),
      ...(withSeat && !council ? [{ path: ['seat', 'councilId'], code: 'required' }] : []),
      ...(withSeat ? seatGaps(seat, ['seat']) : []),
    ]
  }
  function send() {
    const {
      email,
      addressConfirmed,
      label,
      language: letter,
      withPost,
      withSeat,
      post,
      seat,
      councilId: council,
    } = fields.value
    const place = withSeat ? seatInput(seat, language.value) : null
    return form.run({
      input: {
        email,
        addressConfirmed,
        label,
        language: letter,
        post: withPost ? postInput(post) : null,
        seat: place && { councilId: council, ...place },
        heldSeatId,
      },
    })
  }
  const sending = useAskBeforeSending(form, { gaps, send, sent: ({ record }) => invited(record.id) })

  function ask() {
    asked.value = true
    if (toNothing.value) form.reset()
    else sending.ask()
  }
  /** Where the person goes on whose address cannot be invited: to the invitation that waits, or to the seats for those with an account. */
  const way = computed(() => {
    const code = form.issues.value.find(({ path }) => path.join('.') === 'email')?.code
    const { email, withSeat, councilId: council } = fields.value
    if (code === 'invitation_waits')
      return { key: 'people.invite.toInvitation', href: peopleLinks.people(language.value, { q: email.trim() }) }
    if (code !== 'has_account') return null
    if (!toPosts) return { key: 'people.invite.askAdministrator', href: '' }
    const slug = withSeat ? slugOf(council) : ''
    return {
      key: slug ? 'people.invite.toSeatOf' : 'people.invite.toAccount',
      href: slug
        ? links.councilSeats(language.value, slug, email.trim())
        : peopleLinks.people(language.value, { q: email.trim() }),
    }
  })
  return { form, toNothing, asking: sending.asking, ask, confirm: sending.confirm, way }
}
