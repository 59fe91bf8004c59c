import type { RouteRecordRaw, Router, RouterHistory } from 'vue-router'
import { createRouter } from 'vue-router'
import MissingPage from './platform/MissingPage.vue'
import type { Module } from './platform/module.ts'
import { auditModule } from './modules/audit/index.ts'
import { casesModule } from './modules/cases/module.ts'
import { councilsModule } from './modules/councils/index.ts'
import { dashboardsModule } from './modules/dashboards/index.ts'
import { feedbackModule } from './modules/feedback/index.ts'
import { identityModule } from './modules/identity/index.ts'
import { meetingsModule } from './modules/meetings/index.ts'
import { operationsModule } from './modules/operations/index.ts'
import { peopleModule } from './modules/people/index.ts'
import { proposalsModule } from './modules/proposals/index.ts'
import { shortcomingsModule } from './modules/shortcomings/index.ts'
import { territoryModule } from './modules/territory/index.ts'

/** Every module of the product; each declares its own pages and messages. */
export const modules: readonly Module[] = [
  identityModule,
  peopleModule,
  auditModule,
  territoryModule,
  councilsModule,
  casesModule,
  meetingsModule,
  shortcomingsModule,
  proposalsModule,
  feedbackModule,
  dashboardsModule,
  operationsModule,
]

function ownedBy(module: Module): RouteRecordRaw[] {
  return module.routes.map((route) => ({ ...route, meta: { ...route.meta, module: module.id } }) as RouteRecordRaw)
}

function developmentRoutes(): RouteRecordRaw[] {
  return import.meta.env.DEV
    ? [{ path: '/dev/gallery', name: 'gallery', component: () => import('./ui/gallery/GalleryPage.vue') }]
    : []
}

/** Scrolls where the reader was, to a heading, or to the top; never on a change of the query alone. */
function scrollBehavior(
  ...[to, from, saved]: Parameters<NonNullable<Parameters<typeof createRouter>[0]['scrollBehavior']>>
) {
  if (saved) return saved
  if (to.hash) return { el: to.hash }
  return to.path === from.path ? false : ({ top: 0 } as const)
}

/** The address book of the app, gathered from the modules' public APIs. The path `/:lang` is the only thing added. */
export function createPages(history: RouterHistory): Router {
  return createRouter({
    history,
    scrollBehavior,
    routes: [
      ...developmentRoutes(),
      {
        path: '/:lang(tg|ru|en)',
        children: [...modules.flatMap(ownedBy), { path: ':missing(.*)*', name: 'missing', component: MissingPage }],
      },
      { path: '/:missing(.*)*', name: 'no-language', component: MissingPage },
    ],
  })
}
