/** What other modules use of councils. The manifest stands apart, in `module.ts`: every page loads it, and these only where they are used. */
import { defineAsyncComponent } from 'vue'

export { default as CouncilSection } from './components/CouncilSection.vue'

/** The tabs above the councils' pages, for pages of other modules that stand under them. */
export const RegisterTabs = defineAsyncComponent(() => import('./components/RegisterTabs.vue'))

/** A page on which somebody with an office on a council writes something for it, with the form in the slot. */
export const OwnCouncil = defineAsyncComponent(() => import('./components/OwnCouncil.vue'))
