const web = 'apps/web/src/modules/notices'

/** The files of the module in the web app, its journey and its page of documentation, by their paths. */
export const webFiles: Readonly<Record<string, string>> = {
  [`${web}/index.ts`]: `
import { defineModule } from '../../platform/module.ts'
import { noticesLinks } from './links.ts'

/** What coordinators announce to everybody. */
export const noticesModule = defineModule({
  id: 'notices',
  routes: [
    { path: 'notices', name: 'notices', component: () => import('./NoticesPage.vue'), meta: { section: 'notices' } },
  ],
  messages: {
    tg: () => import('./locales/tg.json'),
    ru: () => import('./locales/ru.json'),
    en: () => import('./locales/en.json'),
  },
  pageMessages: {
    'audit-log': {
      tg: () => import('./locales/audit-log/tg.json'),
      ru: () => import('./locales/audit-log/ru.json'),
      en: () => import('./locales/audit-log/en.json'),
    },
  },
  auditPages: [{ type: 'Notice', to: noticesLinks.notices }],
  navigation: [{ place: 'site', id: 'notices', order: 900, to: noticesLinks.notices }],
})
`,
  [`${web}/links.ts`]: `
import type { Language } from '@hamkori/schema/languages'
import { addressOf } from '../../platform/links.ts'

/** The addresses of notices, to which this module alone leads. */
export const noticesLinks = {
  notices: (language: Language): string => addressOf(language, ['notices']),
} as const
`,
  [`${web}/notices.documents.ts`]: `
import { graphql } from '../../platform/graphql.ts'

/** The latest notices. */
export const noticesQuery = graphql(\`
  query Notices {
    notices {
      code
      text
    }
  }
\`)
`,
  [`${web}/NoticesPage.vue`]: `
<script setup lang="ts">
import { computed } from 'vue'
import { useI18n } from 'vue-i18n'
import { usePageQuery } from '../../platform/usePageQuery.ts'
import UiStack from '../../ui/UiStack.vue'
import { noticesQuery } from './notices.documents.ts'

/** What coordinators announce to everybody. */
const { t } = useI18n()
const { subject: notices } = await usePageQuery({
  query: noticesQuery,
  variables: computed(() => ({})),
  subject: (data) => data.notices,
  head: () => ({ title: t('notices.title') }),
})
</script>

<template>
  <UiStack>
    <h1>{{ t('notices.title') }}</h1>
    <ul v-if="notices?.length">
      <li v-for="notice in notices" :key="notice.code">{{ notice.text }}</li>
    </ul>
    <p v-else>{{ t('notices.empty') }}</p>
  </UiStack>
</template>
`,
  ...locales('', {
    tg: { title: 'Эълонҳо', empty: 'Эълон нест.' },
    ru: { title: 'Объявления', empty: 'Объявлений нет.' },
    en: { title: 'Notices', empty: 'There are no notices.' },
  }),
  ...locales('navigation/', {
    tg: { notices: 'Эълонҳо' },
    ru: { notices: 'Объявления' },
    en: { notices: 'Notices' },
  }),
  ...locales('audit-log/', {
    tg: wording('Эълонҳо', 'Нашри эълон', 'эълон', 'муқаррарӣ', 'таъҷилӣ'),
    ru: wording('Объявления', 'Публикация объявления', 'объявление', 'обычное', 'срочное'),
    en: wording('Notices', 'Publishing a notice', 'notice', 'ordinary', 'urgent'),
  }),
  'e2e/notices.e2e.ts': `
import { expect, test } from './support/journey.ts'
import { languages, messages } from './support/languages.ts'

for (const language of languages) {
  const say = messages('notices', language)

  test(\`notices are open to everybody (\${language})\`, async ({ page }) => {
    await page.goto(\`/\${language}/notices\`)
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(say('title'))
  })
}
`,
  'docs/modules/notices.md': `
# Notices (эълонҳо, объявления)

What coordinators announce to everybody.
`,
}

function locales(folder: string, texts: Readonly<Record<'tg' | 'ru' | 'en', object>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(texts).map(([language, messages]) => [
      `${web}/locales/${folder}${language}.json`,
      `${JSON.stringify(messages, null, 2)}\n`,
    ]),
  )
}

function wording(noun: string, verb: string, subject: string, usual: string, urgent: string): object {
  return {
    nouns: { notice: noun },
    verbs: { notice: { publish: verb } },
    subjects: { Notice: subject },
    payload: { code: '{value}', urgency: '{value}' },
    values: { urgency: { usual, urgent } },
  }
}
