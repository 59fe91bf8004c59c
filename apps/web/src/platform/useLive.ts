import { onMounted, onUnmounted } from 'vue'
import { useI18n } from 'vue-i18n'
import { announce } from './announcer.ts'

/**
 * Calls `reload` when what the page shows has changed, for as long as it is open and visible: `path` is what it follows below `/live/`.
 * The script is fetched once the page is there; without it, without EventSource and where data is dear nothing is followed. Call it in `setup`.
 */
export function useLive(path: string | null, reload: () => void): void {
  const { t } = useI18n()
  let stop: (() => void) | undefined
  let isLeft = false
  onMounted(async () => {
    if (path === null) return
    const { follow } = await import('./live-stream.ts')
    if (isLeft) return
    stop = follow(`/live/${path}`, () => {
      reload()
      announce(t('site.updated'))
    })
  })
  onUnmounted(() => {
    isLeft = true
    stop?.()
  })
}
