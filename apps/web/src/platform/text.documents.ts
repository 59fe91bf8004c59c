import { graphql } from './graphql.ts'

/** A text of the record in up to three languages. */
export const officialTextFragment = graphql(`
  fragment OfficialText on TrilingualText {
    tg
    ru
    en
    original
    tgState
    ruState
    enState
  }
`)

/** A name in all three languages. */
export const nameFragment = graphql(`
  fragment NameText on Name {
    tg
    ru
    en
  }
`)

/** Where a fact comes from. */
export const sourceFragment = graphql(`
  fragment SourceOfRecord on Source {
    code
    title
    url
    publishedOn
    issues
  }
`)

/** A number whose record was discarded. */
export const discardedNumberFragment = graphql(`
  fragment DiscardedNumberParts on DiscardedNumber {
    reference
    discardedOn
    reason
  }
`)
