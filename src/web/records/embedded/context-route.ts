import type { Request, RequestHandler, Response } from 'express'
import { messagesIn } from '../../../i18n/messages.ts'
import { settingsMessages } from '../../../i18n/settings-messages.ts'
import type { User } from '../../../model/entities.ts'
import { findUserById } from '../../../services/people/users.ts'
import { formExpired, notFound } from '../../../services/problems.ts'
import {
  type ContextPurpose,
  type RecordContext,
  readRecordContext,
  sealRecordContext,
} from '../../../services/records/record-context.ts'
import type { CrmFrame } from '../../crm-frame.ts'
import { textFields } from '../../form-fields.ts'
import { allowFraming } from '../../middleware/security-headers.ts'
import { preferredLocale } from '../../preferred-locale.ts'
import type { WebContext } from '../../web-context.ts'
import type { Visitor } from '../schedule/record-visit.ts'
import { bookedAddress, withContext } from './record-address.ts'
import { renderRefused } from './refused-page.tsx'

/** A visitor with a signed context, and the CRM whose frame shows the page. */
interface ContextVisit {
  context: RecordContext
  user: User
  crm: CrmFrame
}

const textOf = (req: Request): string | undefined =>
  textFields(req.method === 'POST' ? req.body : req.query).context

const isAbout = ({ provider, record }: RecordContext, { params }: Request) =>
  provider === params.provider && record.type === params.type && record.id === params.id

function renderExpired(req: Request, res: Response, { provider, frameId }: RecordContext): void {
  const locale = preferredLocale(req)
  const copy = messagesIn(locale, 'embedded')
  const refused = { locale, status: 403, title: copy.expired, detail: copy.openAgain }
  renderRefused(res, refused, { crm: provider, frameId })
}

/**
 * Reads the context of a request, and allows only that CRM to frame the response. Undefined if a response was sent,
 * such as the explanation of an expired context. Throws `form-expired` for a context that is not ours, and
 * `not-found` for another record or a deleted user.
 */
async function readVisit(
  web: WebContext,
  { req, res, text }: { req: Request; res: Response; text: string },
): Promise<ContextVisit | undefined> {
  const read = readRecordContext(web, text)
  if (!read) throw formExpired()
  const { context } = read
  const crm = web.crmFrames.find(({ id }) => id === context.provider)
  if (!crm || !isAbout(context, req)) throw notFound()
  allowFraming(res, crm.frameAncestors)
  if (read.isExpired) {
    renderExpired(req, res, context)
    return undefined
  }
  const user = await findUserById(web, context.userId)
  if (user?.workspaceId !== context.workspaceId) throw notFound()
  return { context, user, crm }
}

/** A context for the form. Showing the form again does not extend its lifetime. */
const formContext = (web: WebContext, context: RecordContext, text: string) =>
  context.purpose === 'form' ? text : sealRecordContext(web, { ...context, purpose: 'form' })

const visitorOf = (web: WebContext, { context, user }: ContextVisit, text: string): Visitor => ({
  visit: {
    user,
    locale: user.locale,
    copy: settingsMessages(user.locale),
    csrf: '',
    showsMails: false,
    showsSlack: false,
  },
  frame: {
    hidden: { context: formContext(web, context, text) },
    framedBy: { crm: context.provider, frameId: context.frameId },
    meetingAddress: meetingId =>
      withContext(
        bookedAddress(context),
        sealRecordContext(web, { ...context, purpose: 'booked', meetingId }),
      ),
  },
})

const mayDo = (purpose: ContextPurpose, method: string) =>
  purpose === 'form' || (purpose === 'open' && method !== 'POST')

/** Serves the form to visitors with a context in the address. Other visitors go to the next route. */
export const byContext =
  (web: WebContext): RequestHandler =>
  async (req, res, next) => {
    const text = textOf(req)
    if (text === undefined) return next('router')
    const visit = await readVisit(web, { req, res, text })
    if (!visit) return
    if (!mayDo(visit.context.purpose, req.method)) throw formExpired()
    res.locals.recordVisitor = visitorOf(web, visit, text)
    next()
  }

/** The visit of the confirmation page; undefined if a response was sent. */
export async function bookedVisitOf(
  web: WebContext,
  req: Request,
  res: Response,
): Promise<(ContextVisit & { meetingId: string }) | undefined> {
  const text = textOf(req)
  if (text === undefined) throw notFound()
  const visit = await readVisit(web, { req, res, text })
  if (!visit) return undefined
  const { meetingId, purpose } = visit.context
  if (purpose !== 'booked' || meetingId === undefined) throw notFound()
  return { ...visit, meetingId }
}
