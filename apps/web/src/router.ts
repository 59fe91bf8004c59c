import type { RouteRecordRaw, Router, RouterHistory } from 'vue-router'
import { createRouter } from 'vue-router'
import MissingPage from './platform/MissingPage.vue'
import type { Room } from './platform/room.ts'
import { councilsRoom } from './rooms/councils/index.ts'
import { dashboardsRoom } from './rooms/dashboards/index.ts'
import { feedbackRoom } from './rooms/feedback/index.ts'
import { identityRoom } from './rooms/identity/index.ts'
import { meetingsRoom } from './rooms/meetings/index.ts'
import { proposalsRoom } from './rooms/proposals/index.ts'
import { shortcomingsRoom } from './rooms/shortcomings/index.ts'
import { territoryRoom } from './rooms/territory/index.ts'

/** Every room of the product; each declares its own pages and messages. */
export const rooms: readonly Room[] = [
  identityRoom,
  territoryRoom,
  councilsRoom,
  meetingsRoom,
  shortcomingsRoom,
  proposalsRoom,
  feedbackRoom,
  dashboardsRoom,
]

function ownedBy(room: Room): RouteRecordRaw[] {
  return room.routes.map((route) => ({ ...route, meta: { ...route.meta, room: room.id } }) as RouteRecordRaw)
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

/** The address book of the app, gathered from the rooms' doors. The path `/:lang` is the only thing added. */
export function createPages(history: RouterHistory): Router {
  return createRouter({
    history,
    scrollBehavior,
    routes: [
      ...developmentRoutes(),
      {
        path: '/:lang(tg|ru|en)',
        children: [...rooms.flatMap(ownedBy), { path: ':missing(.*)*', name: 'missing', component: MissingPage }],
      },
      { path: '/:missing(.*)*', name: 'no-language', component: MissingPage },
    ],
  })
}
