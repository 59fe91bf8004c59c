import { type Ref, onBeforeUnmount, onMounted, ref, watch } from 'vue'

/**
 * Where a draft is kept: `session` until the tab is closed, `local` on this device for people who sign in,
 * `memory` nowhere. What a resident writes is never kept `local`: the phone may be seen by others.
 */
export type DraftStorage = 'session' | 'local' | 'memory'

/** A form's values that survive a failed sending, a reload or a lost connection. */
export interface Draft<Values extends object> {
  readonly values: Ref<Values>
  /** True when the values were found from an earlier visit, so that the form can say so. */
  readonly restored: Readonly<Ref<boolean>>
  /** Forgets the draft; call it when the form has been sent, or is abandoned by its writer. */
  clear(): void
}

const writeAfter = 400

function storageOf(kind: DraftStorage): Storage | null {
  try {
    return kind === 'memory' ? null : kind === 'local' ? localStorage : sessionStorage
  } catch {
    return null // storage forbidden by the browser: the draft lives as long as the page
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/**
 * Keeps a form's values under `key`. They are read after the page has been taken over from the server,
 * and only the fields that the form still has are taken. Call it in `setup`; `initial` makes fresh values.
 */
export function useDraft<Values extends object>(
  key: string,
  initial: () => Values,
  kind: DraftStorage = 'session',
): Draft<Values> {
  const values = ref(initial()) as Ref<Values>
  const restored = ref(false)
  const name = `hamkori-draft:${key}`
  let timer: ReturnType<typeof setTimeout> | undefined
  let cleared = false

  const write = (): void => {
    clearTimeout(timer)
    timer = undefined
    try {
      if (!cleared) storageOf(kind)?.setItem(name, JSON.stringify(values.value))
    } catch {
      // a full storage must not stop anybody from writing
    }
  }
  onMounted(() => {
    try {
      const kept: unknown = JSON.parse(storageOf(kind)?.getItem(name) ?? 'null')
      if (isRecord(kept)) {
        const known = Object.keys(values.value).filter((field) => field in kept)
        values.value = { ...values.value, ...Object.fromEntries(known.map((field) => [field, kept[field]])) }
        restored.value = known.length > 0
      }
    } catch {
      storageOf(kind)?.removeItem(name)
    }
    watch(
      values,
      () => {
        cleared = false
        clearTimeout(timer)
        timer = setTimeout(write, writeAfter)
      },
      { deep: true },
    )
  })
  onBeforeUnmount(() => timer !== undefined && write())

  return {
    values,
    restored,
    clear: () => {
      clearTimeout(timer)
      timer = undefined
      cleared = true
      restored.value = false
      storageOf(kind)?.removeItem(name)
    },
  }
}
