import { type ComputedRef, type InjectionKey, computed, inject } from 'vue'

/** What a field tells the control inside it. */
export interface FieldContext {
  readonly id: string
  readonly describedBy: string | undefined
  readonly invalid: boolean
  readonly required: boolean
}

export const fieldKey: InjectionKey<ComputedRef<FieldContext>> = Symbol('field')

/** The attributes a control takes from the field around it. Call it in `setup`; outside a field it is empty. */
export function useFieldAttributes(): ComputedRef<Record<string, string | undefined>> {
  const field = inject(fieldKey, null)
  return computed(() => ({
    id: field?.value.id,
    'aria-describedby': field?.value.describedBy,
    'aria-invalid': field?.value.invalid ? 'true' : undefined,
    'aria-required': field?.value.required ? 'true' : undefined,
  }))
}
