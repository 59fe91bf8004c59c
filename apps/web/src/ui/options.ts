/** One choice of a list. */
export interface UiOption {
  readonly value: string
  readonly label: string
  /** A line below the label, where there is module. */
  readonly hint?: string | undefined
  readonly disabled?: boolean | undefined
}

/** Choices under a heading of their own, for a list that is too long without. */
export interface UiOptionGroup {
  readonly label: string
  readonly options: readonly UiOption[]
}
