import vueI18n from '@intlify/eslint-plugin-vue-i18n'
import type { ESLint, Linter } from 'eslint'
import vue from 'eslint-plugin-vue'
import vueA11y from 'eslint-plugin-vuejs-accessibility'
import ts from 'typescript-eslint'
import vueParser from 'vue-eslint-parser'
import { components } from './files.ts'

/** The template speaks three languages: what may stand in it as it is has no letters. */
const withoutLetters = '^[^A-Za-z\\u00C0-\\u024F\\u0400-\\u052F]*$'

const accessibility: Linter.RulesRecord = {
  // A label names its field by wrapping it or by `for`; asking for both helps nobody.
  'vuejs-accessibility/label-has-for': ['error', { required: { some: ['nesting', 'id'] } }],
  // These print a text of their own, which the rule cannot see.
  'vuejs-accessibility/heading-has-content': ['error', { accessibleChildren: ['OfficialText', 'RouterLink'] }],
  'vuejs-accessibility/anchor-has-content': ['error', { accessibleChildren: ['OfficialText'] }],
  'vuejs-accessibility/no-aria-hidden-on-focusable': 'error',
  'vuejs-accessibility/no-role-presentation-on-focusable': 'error',
}

/** Single-file components: script, template and accessibility, the template being the half that people meet. */
export const vueConfig: Linter.Config[] = [
  ...[vue.configs['flat/recommended-error'], vue.configs['no-layout-rules'], vueA11y.configs['flat/recommended']]
    .flat()
    .map((part) => ({ ...(part as Linter.Config), files: components })),
  {
    name: 'hamkori/vue',
    files: components,
    plugins: {
      '@intlify/vue-i18n': vueI18n as unknown as ESLint.Plugin,
    },
    languageOptions: {
      parser: vueParser,
      parserOptions: { parser: ts.parser, extraFileExtensions: ['.vue'], sourceType: 'module' },
    },
    settings: { 'vue-i18n': { messageSyntaxVersion: '^11.0.0' } },
    rules: {
      ...accessibility,
      'vue/no-restricted-syntax': [
        'error',
        {
          selector: "VAttribute[directive=true][key.name.name='bind'][key.argument.name=/^(innerhtml|srcdoc)$/i]",
          message: 'Markup from strings is never bound: write a template.',
        },
        {
          selector:
            "VElement[name='details'] > VStartTag > VAttribute[directive=true][key.name.name='bind'][key.argument.name='open']",
          message: 'Vue would close again what was opened before the scripts came: write v-open-when.',
        },
      ],
      'vue/block-lang': ['error', { script: { lang: 'ts' } }],
      'vue/block-order': ['error', { order: ['script', 'template', 'style'] }],
      'vue/component-api-style': ['error', ['script-setup']],
      'vue/define-macros-order': ['error', { order: ['defineProps', 'defineEmits'] }],
      'vue/no-static-inline-styles': 'error', // the content security policy would drop them
      'vue/no-unused-refs': 'error',
      'vue/no-useless-v-bind': 'error',
      'vue/no-template-target-blank': 'error',
      'vue/prefer-true-attribute-shorthand': 'error',
      'vue/multi-word-component-names': ['error', { ignores: ['App'] }],
      'vue/require-default-prop': 'off', // an optional property that is absent is undefined, which the types say
      '@intlify/vue-i18n/no-raw-text': [
        'error',
        {
          ignorePattern: withoutLetters,
          ignoreText: ['Hamkori', 'ҳамкорӣ', 'ҳамкор', 'ӣ'], // the name, whose last letter is drawn in another colour
          ignoreNodes: ['noscript'], // read by the parser as one string, its markup included
          attributes: { '/.+/': ['title', 'aria-label', 'aria-description', 'placeholder', 'alt', 'label'] },
        },
      ],
    },
  },
  {
    name: 'hamkori/vue-gallery',
    // The gallery shows every primitive in every state; it is development only and reads as a specimen book.
    files: ['apps/web/src/**/gallery/**/*.vue', 'apps/web/src/**/*Gallery*.vue'],
    rules: { '@intlify/vue-i18n/no-raw-text': 'off' },
  },
  {
    name: 'hamkori/ui-primitives',
    // A primitive is one word on purpose elsewhere too (UiButton is two); its label comes from whoever uses it.
    files: ['apps/web/src/ui/**/*.vue'],
    rules: {
      'vue/multi-word-component-names': 'off',
      // The label is a primitive of its own; UiField joins the two by `for` and `id`, which one file cannot see.
      'vuejs-accessibility/form-control-has-label': 'off',
    },
  },
]
