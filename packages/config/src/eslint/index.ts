import type { Linter } from 'eslint'
import { base } from './base.ts'
import { parts } from './parts.ts'
import { vueConfig } from './vue.ts'

/** The lint rules of the whole project; the root `eslint.config.js` is this value. */
export const hamkori: Linter.Config[] = [...base, ...vueConfig, ...parts]
