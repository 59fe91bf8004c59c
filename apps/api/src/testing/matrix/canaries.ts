import type { Canary } from './fixtures/fixtures.ts'

/** A search for canaries in a text. Answers the tokens that it found. */
export function canariesIn(canaries: readonly Canary[]): (text: string) => string[] {
  const planted = new Set(canaries.map(({ token }) => token).filter((token) => token.startsWith('cnry')))
  const others = canaries.map(({ token }) => token).filter((token) => !planted.has(token))
  return (text) => {
    const inPlain = [...text.matchAll(/cnry\d{5}z/g)].map(([token]) => token).filter((token) => planted.has(token))
    return [...new Set([...inPlain, ...others.filter((token) => text.includes(token))])]
  }
}
