import express, { type Express, type Router } from 'express'
import { devMailRouter } from './dev/mail/dev-mail-router.tsx'
import { devSiteRouter } from './dev/site/dev-site-router.tsx'
import { devSlackRouter } from './dev/slack/pages/dev-slack-router.ts'
import { notFound } from './services/problems.ts'
import { apiRouter } from './web/api/api-router.ts'
import { assetsFolder } from './web/assets.ts'
import { attachmentsRouter } from './web/attachments/attachments-router.ts'
import { bookingRouter } from './web/booking/booking-router.ts'
import { changeLinkRouter } from './web/change-link/change-link-router.tsx'
import { chatRouter } from './web/chat/chat-router.ts'
import { loaderRoute } from './web/chat/loader-route.ts'
import { chatSitesRouter } from './web/chat/sites-router.tsx'
import { conversationsRouter } from './web/conversations/conversations-router.tsx'
import { healthRouter } from './web/health/health-router.ts'
import { joinRouter } from './web/join/join-router.tsx'
import { manageRouter } from './web/manage/manage-router.tsx'
import { answerAfterBody } from './web/middleware/answer-after-body.ts'
import { observeRequests } from './web/middleware/observe-requests.ts'
import { problemErrors } from './web/middleware/problem-errors.tsx'
import { sameSite } from './web/middleware/same-site.ts'
import { securityHeaders } from './web/middleware/security-headers.ts'
import { sessions } from './web/middleware/session.ts'
import { oauthRouter } from './web/oauth/oauth-router.ts'
import { proposalRouter } from './web/proposals/proposal-router.ts'
import { embeddedRouter } from './web/records/embedded/embedded-router.tsx'
import { recordsRouter } from './web/records/records-router.tsx'
import { scheduleRouter } from './web/records/schedule/schedule-router.tsx'
import { reportsRouter } from './web/reports/reports-router.tsx'
import { settingsRouter } from './web/settings/settings-router.ts'
import { signInRouter } from './web/signin/sign-in-router.tsx'
import type { WebContext } from './web/web-context.ts'
import { webhooksRouter } from './web/webhooks/webhooks-router.ts'

interface AppParts {
  web: WebContext
  /** The Slack bot's addresses; it reads raw bodies, so it stands before every parser. */
  slackRouter: Router | undefined
}

const yearMs = 365 * 24 * 60 * 60_000

/** The Express app from made parts. */
export function createApp({ web, slackRouter }: AppParts): Express {
  const app = express()
  app.disable('x-powered-by')
  app.set('trust proxy', web.trustedProxies)
  app.use(answerAfterBody, observeRequests(web), securityHeaders(web))
  app.use(healthRouter(web))
  if (slackRouter) app.use(slackRouter)
  app.use(
    '/assets',
    express.static(assetsFolder, { maxAge: yearMs, immutable: true, index: false }),
  )
  app.use(loaderRoute())
  app.use(web.limits.every)
  app.use(chatSitesRouter(web), chatRouter(web))
  // The API is called by programs and by other sites' pages; it knows no cookies.
  app.use(apiRouter(web), webhooksRouter(web))
  app.use(sameSite(web))
  app.use(bookingRouter(web), manageRouter(web), proposalRouter(web))
  app.use(embeddedRouter(web))
  app.use(sessions(web))
  app.use(changeLinkRouter(web), joinRouter(web))
  app.use(signInRouter(web), attachmentsRouter(web), settingsRouter(web), scheduleRouter(web))
  app.use(recordsRouter(web), conversationsRouter(web), reportsRouter(web))
  app.use(oauthRouter(web))
  app.use(devSiteRouter(web))
  if (web.showsMails) app.use(devMailRouter(web))
  if (web.slackDesk) app.use(devSlackRouter(web))
  app.get('/', (_req, res) => res.redirect(303, '/settings'))
  app.use(() => {
    throw notFound()
  })
  app.use(problemErrors(web))
  return app
}
