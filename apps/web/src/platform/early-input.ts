type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement

const kept = new Map<Control, string | boolean>()
let stopListening = () => {}

function isControl(target: EventTarget | null): target is Control {
  return (
    target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement
  )
}

const isTicked = (control: Control): control is HTMLInputElement =>
  control instanceof HTMLInputElement && (control.type === 'checkbox' || control.type === 'radio')

function isTouched(control: Control): boolean {
  if (control instanceof HTMLSelectElement)
    return [...control.options].some((option) => option.selected !== option.defaultSelected)
  return isTicked(control) ? control.checked !== control.defaultChecked : control.value !== control.defaultValue
}

function keep(control: Control): void {
  kept.set(control, isTicked(control) ? control.checked : control.value)
}

/**
 * Notes what a person types and ticks in the server's HTML before the app has taken it over: on a slow line minutes may pass
 * between the two, and taking over sets every field to what the app knows, which is nothing. Browser only.
 */
export function keepEarlyInput(root: ParentNode & EventTarget): void {
  const note = ({ target }: Event) => isControl(target) && keep(target)
  for (const control of root.querySelectorAll('input, textarea, select'))
    if (isControl(control) && isTouched(control)) keep(control)
  for (const type of ['input', 'change']) root.addEventListener(type, note, true)
  stopListening = () => {
    for (const type of ['input', 'change']) root.removeEventListener(type, note, true)
  }
}

/** Gives the app what was typed and ticked before it was there, as if it were typed now. Does nothing the second time. */
export function giveEarlyInputBack(): void {
  stopListening()
  stopListening = () => {}
  const found = [...kept]
  kept.clear()
  for (const [control, value] of found) {
    if (!control.isConnected || control.type === 'hidden') continue
    if (isTicked(control)) control.checked = value === true
    else control.value = String(value)
    // An unticked radio says nothing: its neighbour that was ticked instead speaks for the group.
    if (control.type === 'radio' && value === false) continue
    control.dispatchEvent(new Event('input', { bubbles: true }))
    control.dispatchEvent(new Event('change', { bubbles: true }))
  }
}
