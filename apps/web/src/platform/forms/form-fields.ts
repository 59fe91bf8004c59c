import type { Issue } from './useIssues.ts'
import { type InjectionKey, type MaybeRefOrGetter, inject, onScopeDispose, shallowReactive, toValue } from 'vue'

/** A field as it stands on the page. Paths name fields of the form's input, such as `decisions.0.text`. */
export interface FieldOnPage {
  readonly path: string
  /** Other paths whose errors are shown here. */
  readonly alsoAt: string
  /** How the summary of errors calls it: the labels of the parts around it and its own. */
  readonly label: string
  /** Whether it must be filled in and is empty. */
  readonly isMissing: () => boolean
}

/** What a form tells the fields inside it, and they it. */
export interface FormFields {
  /** The id of the field with this path. */
  readonly fieldId: (path: string) => string
  /** What is wrong with the field with this path, in the reader's language; '' where nothing is. */
  readonly errorOf: (path: string) => string
  /** Makes a field known to the summary of errors. Returns what takes it back. */
  readonly announce: (field: () => FieldOnPage) => () => void
}

/** Where `FormFrame` leaves the form's fields for whatever stands inside it, and `FormPart` those of a part. */
export const formFieldsKey: InjectionKey<FormFields> = Symbol('form fields')

/** The part of a form that a component draws: where its paths begin, and what the summary calls it. */
export interface PartOfForm {
  readonly path: string
  readonly label: string
}

/**
 * The fields of the form around this component. With a part, such as `decisions.0`, paths count from there: `text` is then
 * `decisions.0.text`. Call it in `setup`; throws outside a `FormFrame`.
 */
export function useFormFields(part: MaybeRefOrGetter<PartOfForm> = { path: '', label: '' }): FormFields {
  const form = inject(formFieldsKey, null)
  if (!form) throw new Error('useFormFields is called outside a FormFrame')
  const whole = (path: string): string => [toValue(part).path, path].filter(Boolean).join('.')
  return {
    fieldId: (path) => form.fieldId(whole(path)),
    errorOf: (path) => form.errorOf(whole(path)),
    announce: (field) =>
      form.announce(() => {
        const { path, alsoAt, label, isMissing } = field()
        return {
          isMissing,
          path: whole(path),
          alsoAt: alsoAt && whole(alsoAt),
          label: [toValue(part).label, label].filter(Boolean).join(', '),
        }
      }),
  }
}

/** One field of the form around this component, which the summary of errors calls by its label. Call it in `setup`. */
export function useFormField(
  field: () => Pick<FieldOnPage, 'path' | 'label'> & Partial<Pick<FieldOnPage, 'alsoAt' | 'isMissing'>>,
) {
  const { fieldId, errorOf, announce } = useFormFields()
  onScopeDispose(announce(() => ({ alsoAt: '', isMissing: () => false, ...field() })))
  return { fieldId, errorOf }
}

/** The fields that stand in a form now. */
export function useFieldsOnPage() {
  const fields = shallowReactive(new Set<() => FieldOnPage>())
  function announce(field: () => FieldOnPage): () => void {
    fields.add(field)
    return () => fields.delete(field)
  }
  /** The field that shows the error of this path; undefined where none does. */
  function fieldOf(path: string): FieldOnPage | undefined {
    const onPage = [...fields].map((field) => field())
    return onPage.find((field) => field.path === path) ?? onPage.find((field) => field.alsoAt === path)
  }
  /** What is wrong with an input of which only these issues are known, with the fields that are empty, in the order of the page. */
  function withMissing(issues: readonly Issue[]): Issue[] {
    const onPage = [...fields].map((field) => field())
    const placeOf = ({ path }: Issue): number => {
      const place = onPage.findIndex((field) => field.path === path.join('.'))
      return place < 0 ? onPage.length : place
    }
    const known = new Set(issues.map(({ path }) => path.join('.')))
    const missing = onPage
      .filter(({ path, isMissing }) => !known.has(path) && isMissing())
      .map(({ path }) => ({ path: path.split('.'), code: 'required' }))
    return [...issues, ...missing].sort((one, other) => placeOf(one) - placeOf(other))
  }
  return { announce, fieldOf, withMissing }
}
