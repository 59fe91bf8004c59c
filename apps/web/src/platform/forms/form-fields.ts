import { type InjectionKey, type MaybeRefOrGetter, inject, toValue } from 'vue'

/** What a form tells the fields inside it. A path names a field of the form's input, such as `decisions.0.text`. */
export interface FormFields {
  /** The id of the field with this path. */
  readonly fieldId: (path: string) => string
  /** What is wrong with the field with this path, in the reader's language; '' where nothing is. */
  readonly errorOf: (path: string) => string
}

/** Where `FormFrame` leaves the form's fields for whatever stands inside it, and `FormPart` those of a part. */
export const formFieldsKey: InjectionKey<FormFields> = Symbol('form fields')

/**
 * The fields of the form around this component. With `part`, such as `decisions.0`, paths count from there: `text` is then
 * `decisions.0.text`. Call it in `setup`; throws outside a `FormFrame`.
 */
export function useFormFields(part: MaybeRefOrGetter<string> = ''): FormFields {
  const form = inject(formFieldsKey, null)
  if (!form) throw new Error('useFormFields is called outside a FormFrame')
  const whole = (path: string): string => [toValue(part), path].filter(Boolean).join('.')
  return { fieldId: (path) => form.fieldId(whole(path)), errorOf: (path) => form.errorOf(whole(path)) }
}
