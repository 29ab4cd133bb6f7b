import { Router, urlencoded } from 'express'
import { ownForm } from '../middleware/form-token.ts'
import { signedIn } from '../middleware/signed-in.ts'
import type { WebContext } from '../web-context.ts'
import { calendarsRouter } from './calendars/calendars-router.tsx'
import { chatRouter } from './chat/chat-router.tsx'
import { connectionsRouter } from './connections/connections-router.tsx'
import { deliveriesRouter } from './deliveries/deliveries-router.tsx'
import { hoursRouter } from './hours/hours-router.tsx'
import { editRouter } from './meeting/edit/edit-router.tsx'
import { meetingRouter } from './meeting/meeting-router.ts'
import { notificationsRouter } from './notifications/notifications-router.tsx'
import { pagesRouter } from './pages/pages-router.tsx'
import { peopleRouter } from './people/people-router.tsx'
import { snippetsRouter } from './snippets/snippets-router.tsx'
import { timesRouter } from './times/times-router.tsx'
import { todayRouter } from './today/today-router.tsx'
import { workspaceRouter } from './workspace/workspace-router.tsx'

/** /settings: a rep's own settings and, for admins, those of the workspace. */
export function settingsRouter(web: WebContext): Router {
  const router = Router()
  // Room for the largest page or schedule of the API in a form's longest encoding, plus new rows.
  const form = urlencoded({ extended: false, limit: '1mb', parameterLimit: 5_000 })
  router.use('/settings', signedIn(web), form, ownForm)
  router.use(todayRouter(web), meetingRouter(web), editRouter(web), hoursRouter(web))
  router.use(
    calendarsRouter(web),
    pagesRouter(web),
    timesRouter(web),
    snippetsRouter(web),
    chatRouter(web),
    notificationsRouter(web),
    peopleRouter(web),
    workspaceRouter(web),
    connectionsRouter(web),
    deliveriesRouter(web),
  )
  return router
}
