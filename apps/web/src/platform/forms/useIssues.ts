import { isIssueCode } from '@hamkori/schema/issues'
import { type Ref, computed } from 'vue'
import { useI18n } from 'vue-i18n'

/** One thing wrong with an input, as the API names it. */
export interface Issue {
  readonly path: readonly string[]
  readonly code: string
  readonly minimum?: number | null
  readonly maximum?: number | null
}

/**
 * Turns the issues that the API found in an input into messages: `errorOf('decisions.0.text')` for beside the field, `problems` for the summary
 * (`fieldId` is the path with dots as dashes after `prefix`, so fields must carry that id).
 */
export function useIssues(issues: Ref<readonly Issue[]>, prefix = 'field') {
  const { t } = useI18n()
  const textOf = (issue: Issue): string =>
    t(`site.issues.${isIssueCode(issue.code) ? issue.code : 'invalid'}`, {
      min: issue.minimum ?? '',
      max: issue.maximum ?? '',
    })
  const fieldId = (path: string): string => `${prefix}-${path.replaceAll('.', '-')}`
  const byPath = computed(() => new Map(issues.value.map((issue) => [issue.path.join('.'), textOf(issue)])))
  const errorOf = (path: string): string => byPath.value.get(path) ?? ''

  /** The summary's lines; `fieldOf` finds the field on the page that shows the error of a path, and its label. */
  const problemsOf = (fieldOf: (path: string) => { readonly path: string; readonly label: string } | undefined) =>
    computed(() =>
      issues.value.map((issue) => {
        const field = fieldOf(issue.path.join('.'))
        const text = [field?.label, textOf(issue)].filter(Boolean).join(': ')
        return { fieldId: field && fieldId(field.path), text }
      }),
    )

  /** The same where a page names its fields itself: `labelOf` returns the label of a path, '' where no field shows it. */
  const problemsWith = (labelOf: (path: string) => string) =>
    problemsOf((path) => (labelOf(path) ? { path, label: labelOf(path) } : undefined))

  /**
   * Forgets what is wrong with the field whose control was just changed, by the control's id or name: an error that stays
   * beside a field that has been put right is read as a new one.
   */
  function forgetIssueOf(control: { readonly id: string; readonly name?: string }): void {
    const isOf = (id: string) =>
      [control.id, control.name ?? ''].some((name) => name === id || name.startsWith(`${id}-`))
    const left = issues.value.filter((issue) => !isOf(fieldId(issue.path.join('.'))))
    if (left.length < issues.value.length) issues.value = left
  }
  return { errorOf, fieldId, problemsOf, problemsWith, forgetIssueOf }
}
