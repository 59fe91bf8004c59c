import { defineAsyncComponent } from 'vue'
import { defineModule } from '../../platform/module.ts'

/** Finds public records by their words, on the page on which places and numbers are looked for too. */
export const searchModule = defineModule({
  id: 'search',
  routes: [],
  pageMessages: {
    search: {
      tg: () => import('./locales/search/tg.json'),
      ru: () => import('./locales/search/ru.json'),
      en: () => import('./locales/search/en.json'),
    },
  },
  sections: {
    searchResults: { order: 20, component: defineAsyncComponent(() => import('./components/FoundRecords.vue')) },
  },
})
