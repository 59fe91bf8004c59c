import { useClientHandle } from '@urql/vue'
import { ref, shallowRef } from 'vue'
import { useI18n } from 'vue-i18n'
import { useSignInAgain } from '../../../platform/confirmation.ts'
import type { ResultOf } from '../../../platform/graphql.ts'
import { sendFile } from '../../../platform/send-file.ts'
import { useSession } from '../../../platform/session.ts'
import { bordersCheckQuery } from '../borders.documents.ts'

/** A file that was sent and checked; nothing has changed yet. */
export interface CheckedFile {
  readonly hash: string
  readonly name: string
  readonly check: NonNullable<ResultOf<typeof bordersCheckQuery>['outlineCheck']>
}

/** Sends a file of borders and has it checked. `phase` and `sent` (0 to 1) say how far that is, `refusal` why there is no check. */
export function useBordersFile() {
  const { t } = useI18n()
  const { client } = useClientHandle()
  const { viewer } = useSession()
  const signInAgain = useSignInAgain()
  const phase = ref<'none' | 'sending' | 'checking'>('none')
  const sent = ref(0)
  const refusal = ref('')
  const checked = shallowRef<CheckedFile | null>(null)

  async function send(file: File) {
    phase.value = 'sending'
    sent.value = 0
    return sendFile(file, viewer.value?.personId ?? '', (share) => (sent.value = share))
  }

  /** Never rejects. What was checked before is forgotten. */
  async function choose(file: File | null): Promise<void> {
    checked.value = null
    refusal.value = ''
    if (file === null) return
    let result = await send(file)
    if (result.outcome === 'signedOut' && (await signInAgain.ask())) result = await send(file)
    if (result.outcome !== 'done') {
      phase.value = 'none'
      refusal.value = result.outcome === 'invalid' ? wordsFor(result.code) : t(`site.act.${result.outcome}`)
      return
    }
    phase.value = 'checking'
    const { hash } = result.file
    const answer = await client.query(bordersCheckQuery, { file: hash }, { requestPolicy: 'network-only' }).toPromise()
    phase.value = 'none'
    const check = answer.data?.outlineCheck ?? null
    if (check === null) refusal.value = t('site.act.failed')
    else checked.value = { hash, name: file.name, check }
  }

  function wordsFor(code: string): string {
    return code === 'file_not_accepted' ? t('territory.desk-borders.problem.noCollection') : t(`site.issues.${code}`)
  }
  return { phase, sent, refusal, checked, choose }
}
