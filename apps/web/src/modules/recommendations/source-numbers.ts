/** The numbers in a text that people typed or pasted: apart by lines, commas, semicolons or spaces. */
export function numbersIn(text: string): string[] {
  return text.split(/[\s,;]+/u).filter((number) => number !== '')
}
