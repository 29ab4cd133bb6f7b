import { type Request, type Response, Router } from 'express'
import type { z } from 'zod'
import { siteBookingUrl } from '../../services/chat/booking-url.ts'
import { readShownEvents } from '../../services/chat/find-conversation.ts'
import { isOnline } from '../../services/chat/is-online.ts'
import {
  endSession,
  forgetVisitor,
  type OpenSession,
  openSession,
} from '../../services/chat/open-session.ts'
import { saveVisitorConsent } from '../../services/chat/visitor-consent.ts'
import { jsonBody } from '../api/json-body.ts'
import { readInput } from '../api/read-input.ts'
import { trackingOf } from '../booking/link-names.ts'
import { clientNetwork } from '../client-network.ts'
import { preferredLocale } from '../preferred-locale.ts'
import type { WebContext } from '../web-context.ts'
import { consentBody, identifyBody, localeOf, sessionBody } from './chat-bodies.ts'
import { chatCaller } from './chat-caller.ts'
import { limitSessions } from './limit-calls.ts'

/** Only http addresses are stored, without the parts that may carry secrets. */
function pageAddress(url: string | undefined): string | undefined {
  if (url === undefined || !URL.canParse(url)) return undefined
  const { protocol, origin, pathname } = new URL(url)
  return protocol === 'https:' || protocol === 'http:' ? `${origin}${pathname}` : undefined
}

/** Campaign marks of the page's address, which the loader may also give by name. */
function marksOf({ url }: { url?: string | undefined }, given: Record<string, string> = {}) {
  const query = url && URL.canParse(url) ? Object.fromEntries(new URL(url).searchParams) : {}
  return trackingOf({ ...query, ...given })
}

function commandOf(req: Request, body: z.output<typeof sessionBody>): OpenSession {
  return {
    key: body.key,
    resume: body.resume,
    identity: body.identity,
    page: { url: pageAddress(body.page.url), title: body.page.title },
    locale: localeOf(body.locale) ?? preferredLocale(req),
    timeZone: body.tz ?? '',
    consent: body.consent,
    tracking: marksOf(body.page, body.tracking),
    network: clientNetwork(req),
  }
}

async function open(web: WebContext, res: Response, command: OpenSession): Promise<void> {
  const { token, expiresAt, site, conversation } = await openSession(web, command)
  const { id: conversationId } = conversation
  const shown = await readShownEvents(web, { conversationId, after: 0 })
  const { status, state, seenSeq } = shown.conversation
  res.json({
    token,
    expiresAt: new Date(expiresAt).toISOString(),
    snapshot: {
      conversation: {
        id: conversationId,
        status,
        lead: state.lead,
        timeZone: state.timeZone,
        number: conversationId.slice(0, 3).toUpperCase(),
      },
      events: shown.events,
      lastSeq: shown.lastSeq,
      seenSeq,
      isOnline: await isOnline(web, site, web.clock()),
      pageUrl: await siteBookingUrl(web, site),
    },
  })
}

/** /chat/v1/session and what ends it. The visitor is known by a bearer token, never by a cookie. */
export function sessionRoutes(web: WebContext): Router {
  const router = Router()
  router.post('/chat/v1/session', ...jsonBody, async (req: Request, res: Response) => {
    const command = commandOf(req, readInput(sessionBody, req.body ?? {}, 'body'))
    await limitSessions(web, req, command.resume)
    await open(web, res, command)
  })
  router.post('/chat/v1/identify', ...jsonBody, async (req: Request, res: Response) => {
    const { token: resume } = await chatCaller(web, req)
    const { token: identity, ...body } = readInput(identifyBody, req.body ?? {}, 'body')
    await open(web, res, { ...commandOf(req, body), resume, identity })
  })
  router.post('/chat/v1/consent', ...jsonBody, async (req: Request, res: Response) => {
    const { visitorId } = await chatCaller(web, req)
    const { consent } = readInput(consentBody, req.body ?? {}, 'body')
    await saveVisitorConsent(web, { visitorId, consent })
    res.status(204).end()
  })
  router.post('/chat/v1/shutdown', async (req, res) => {
    const { token } = await chatCaller(web, req)
    await endSession(web, token)
    res.status(204).end()
  })
  router.post('/chat/v1/forget', async (req, res) => {
    const { token } = await chatCaller(web, req)
    await forgetVisitor(web, token)
    res.status(204).end()
  })
  return router
}
