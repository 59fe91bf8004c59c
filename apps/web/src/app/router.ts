import type { RouteRecordRaw, Router, RouterHistory } from 'vue-router'
import { createRouter } from 'vue-router'
import MissingPage from './MissingPage.vue'
import type { ModuleManifest } from '../platform/module.ts'
import { modules } from '../modules.ts'
import { appModule } from './module.ts'

/** The composed pages, and every module of the product. */
export const manifests: readonly ModuleManifest[] = [appModule, ...modules]

function ownedBy(module: ModuleManifest): RouteRecordRaw[] {
  return module.routes.map((route) => ({ ...route, meta: { ...route.meta, module: module.id } }) as RouteRecordRaw)
}

function developmentRoutes(): RouteRecordRaw[] {
  return import.meta.env.DEV
    ? [{ path: '/dev/gallery', name: 'gallery', component: () => import('../ui/gallery/GalleryPage.vue') }]
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

/**
 * The address book of the app, gathered from the modules' public APIs. The path `/:lang` is the only thing added.
 * @param only the names of the pages to know beside the missing one; all where it is left out. The server knows the addresses once
 * for all, and draws each page with a router of its own, which needs that page alone.
 */
export function createPages(history: RouterHistory, only?: ReadonlySet<unknown>): Router {
  const pages = manifests.flatMap(ownedBy).filter(({ name }) => only?.has(name) ?? true)
  return createRouter({
    history,
    scrollBehavior,
    routes: [
      ...developmentRoutes(),
      {
        path: '/:lang(tg|ru|en)',
        children: [...pages, { path: ':missing(.*)*', name: 'missing', component: MissingPage }],
      },
      { path: '/:missing(.*)*', name: 'no-language', component: MissingPage },
    ],
  })
}
