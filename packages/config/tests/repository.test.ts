import { describe, expect, it } from 'vitest'
import { findUnexplainedDependencies } from '../src/meta/dependencies.ts'
import { findBrokenLinks, findUnlistedDecisions } from '../src/meta/documents.ts'
import { findWidePublicApis } from '../src/meta/public-api.ts'
import { findLocaleFaults, findMisspeltCode } from '../src/meta/locales.ts'
import { findOldSpelling, findWordFaults } from '../src/meta/words.ts'
import { findMessageFaults } from '../src/meta/messages.ts'
import { readText, repositoryRoot } from '../src/meta/repository.ts'
import { findModuleGaps } from '../src/meta/module-parity.ts'
import { findUndescribed, findUndeclaredVerbs, findUntypedRefusals } from '../src/meta/sdl.ts'
import { findUnwantedWords } from '../src/meta/vocabulary.ts'

describe('the codebase', () => {
  it('has every module on every side', () => {
    expect(findModuleGaps(repositoryRoot)).toEqual([])
  })

  it('has public APIs of at most ten names', () => {
    expect(findWidePublicApis(repositoryRoot)).toEqual([])
  })

  it('explains every dependency', () => {
    expect(findUnexplainedDependencies(repositoryRoot)).toEqual([])
  })

  it('links to what exists and lists every decision', () => {
    expect([...findBrokenLinks(repositoryRoot), ...findUnlistedDecisions(repositoryRoot)]).toEqual([])
  })

  it('names no machine and leaves nothing unfinished', () => {
    expect(findUnwantedWords(repositoryRoot)).toEqual([])
  })
})

describe('the three languages', () => {
  it('say the same things in every folder of locales', () => {
    expect(findLocaleFaults(repositoryRoot)).toEqual([])
  })

  it('have every message the code asks for, and none that nothing asks for', () => {
    expect(findMessageFaults(repositoryRoot)).toEqual({ missing: [], unused: [] })
  })

  it('say one thing in one way, with the verb that belongs to it', () => {
    expect(findWordFaults(repositoryRoot)).toEqual([])
  })

  it('spell Tajik by the rules of 2021, in data too', () => {
    expect(findOldSpelling(repositoryRoot)).toEqual([])
  })

  it('are spelt with their own letters in code too', () => {
    expect(findMisspeltCode(repositoryRoot)).toEqual([])
  })
})

describe('the contract (apps/api/schema.graphql)', () => {
  const sdl = readText(repositoryRoot, 'apps/api/schema.graphql')

  it('describes every type, field, argument, enum value and input field', () => {
    expect(findUndescribed(sdl)).toEqual([])
  })

  it('names mutations after legal acts', () => {
    expect(findUndeclaredVerbs(sdl)).toEqual([])
  })

  it('answers every mutation with a union of its result and its refusals', () => {
    expect(findUntypedRefusals(sdl)).toEqual([])
  })
})
