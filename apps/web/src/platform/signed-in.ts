import { type Ref, onBeforeUnmount, onMounted, readonly, ref } from 'vue'

/**
 * That somebody signed in with this browser and has not signed out: a mark that says nothing of who. Public pages are the same for
 * every visitor and never ask the API, so the way back to the desk is put in by the browser where it finds the mark. It opens
 * nothing: the desk asks who is there, and takes the mark away where nobody is.
 */
const mark = 'hamkori-signed-in'

/** Sets the mark, or takes it away. A browser that keeps nothing goes without. */
export function markSignedIn(signedIn: boolean): void {
  if (import.meta.env.SSR) return
  try {
    if (signedIn) localStorage.setItem(mark, 'yes')
    else localStorage.removeItem(mark)
  } catch {
    // Storage is closed: the address of the desk still works.
  }
}

function isMarked(): boolean {
  try {
    return localStorage.getItem(mark) === 'yes'
  } catch {
    return false
  }
}

/** Whether the mark is there; false on the server and until the page has been taken over. Follows other windows. */
export function useSignedInMark(): Readonly<Ref<boolean>> {
  const signedIn = ref(false)
  const look = () => (signedIn.value = isMarked())
  onMounted(() => {
    look()
    window.addEventListener('storage', look)
  })
  onBeforeUnmount(() => window.removeEventListener('storage', look))
  return readonly(signedIn)
}
