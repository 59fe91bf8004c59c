import { type Ref, onMounted, ref, watch } from 'vue'
import { useSession } from '../session.ts'

const prefix = 'hamkori-draft:'

/**
 * A staff form's fields, kept in this browser tab until they are sent or thrown away, so that a lost connection, a
 * reload or a mistaken link loses nothing. It belongs to the person for whom the form was drawn: somebody else who signs in in the
 * same tab does not find it. Never used on the resident's path, where nothing may be kept.
 * `name` tells forms apart; `restored` says whether something was brought back.
 */
export function useDraft<Fields extends object>(name: string, empty: () => Fields) {
  const fields = ref(empty()) as Ref<Fields>
  const restored = ref(false)
  const key = `${prefix}${useSession().viewer.value?.personId ?? ''}:${name}`

  onMounted(() => {
    const kept = read(key)
    if (kept) {
      // Only what the form still asks for: a field of an earlier version must not be sent again unseen.
      const known = Object.entries(kept).filter(([field]) => field in fields.value)
      fields.value = { ...empty(), ...Object.fromEntries(known) }
      restored.value = known.length > 0
    }
    watch(fields, (now) => write(key, now), { deep: true })
  })

  /** Forgets the draft: after sending, or when the person starts afresh. */
  function discard() {
    fields.value = empty()
    restored.value = false
    queueMicrotask(() => remove(key))
  }
  return { fields, restored, discard }
}

/** Forgets every draft of this tab: whoever signs in here next must not find them. */
export function forgetDrafts() {
  try {
    for (const key of Object.keys(sessionStorage)) if (key.startsWith(prefix)) sessionStorage.removeItem(key)
  } catch {
    return
  }
}

function read(key: string): object | null {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(key) ?? 'null')
    return typeof kept === 'object' && !Array.isArray(kept) ? kept : null
  } catch {
    return null
  }
}

// A browser may refuse storage (private window, full disk): the form then works without a draft.
function write(key: string, fields: object) {
  try {
    sessionStorage.setItem(key, JSON.stringify(fields))
  } catch {
    return
  }
}

function remove(key: string) {
  try {
    sessionStorage.removeItem(key)
  } catch {
    return
  }
}
