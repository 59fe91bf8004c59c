import { unsubscribeField } from '@hamkori/schema/notifications.constants'
import { Hono } from 'hono'
import { unsubscribe } from './actions/unsubscribe.ts'

/**
 * Where links in messages are used by a POST: by the form of their page, which is shown again with what holds now, and by mail programs
 * (RFC 8058), which follow no redirect. The page itself is the web app's.
 */
export function unsubscribeRoutes(): Hono {
  const routes = new Hono()
  routes.post('/:token', async (context) => {
    const body = await context.req.parseBody()
    const isDone = await unsubscribe(context.req.param('token'))
    if (body[unsubscribeField.name] === unsubscribeField.page) return context.redirect(context.req.path, 303)
    return isDone ? context.text('unsubscribed') : context.text('not found', 404)
  })
  return routes
}
