import { type Ref, onMounted, ref } from 'vue'

/**
 * True once the app has taken the server's page over. A form that only the app can send keeps its button shut until then: the
 * browser would send it the ordinary way and bring back an empty page. Call it in `setup`.
 */
export function useHydrated(): Readonly<Ref<boolean>> {
  const taken = ref(false)
  onMounted(() => (taken.value = true))
  return taken
}
