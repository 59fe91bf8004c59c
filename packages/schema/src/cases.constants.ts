/** Most characters of the texts that cases of every kind have. */
export const caseLimits = { title: 200, detail: 10_000, reasons: 5000, discardReason: 500 } as const
