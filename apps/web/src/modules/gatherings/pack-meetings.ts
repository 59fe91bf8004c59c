/** How many meetings with public minutes there were, and how many councils held one. */
export function meetingTotals(councils: readonly { readonly meetings: number }[]) {
  return {
    meetings: councils.reduce((sum, { meetings }) => sum + meetings, 0),
    met: councils.filter(({ meetings }) => meetings > 0).length,
    all: councils.length,
  }
}
