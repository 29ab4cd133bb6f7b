import { type Request, type Response, Router, urlencoded } from 'express'
import { messagesIn } from '../../i18n/messages.ts'
import { bookMeeting } from '../../services/booking/book-meeting.ts'
import { type FoundPage, findPage, findPageToBook } from '../../services/pages/find-page.ts'
import { isProblem, pageGone } from '../../services/problems.ts'
import { clientNetwork } from '../client-network.ts'
import { instantField, textFields } from '../form-fields.ts'
import type { PageContext } from '../page-context.ts'
import { searchOf } from '../request-target.ts'
import { ask } from './ask.ts'
import { type BookingForm, guestsOf, notesOf, readForm, sentOf } from './booking-form.ts'
import { sendCode, showWrongCode } from './code-step.ts'
import { readFormKey } from './form-key.ts'
import { type BookingLink, readLink } from './read-link.ts'
import { refusalFor } from './refusal.ts'
import { linkOf, localeOf, showPage } from './show-page.tsx'

async function open(context: PageContext, req: Request, res: Response) {
  const workspace = await context.workspaceOf(req)
  const slug = String(req.params.slug)
  const found = await findPage(context, { workspaceId: workspace.id, slug })
  if (found.movedTo) return res.redirect(301, `/meetings/${found.movedTo}${searchOf(req)}`)
  await showPage(context, res, { found, link: linkOf(req, found, workspace) })
}

interface Submission {
  found: FoundPage & { isDeleted: boolean }
  link: BookingLink
  form: BookingForm
  startsAt: number
  timeZone: string
  client: string
  /** All fields as sent. */
  fields: Readonly<Record<string, string>>
  /** Undefined if the key is not ours or has expired. */
  key: string | undefined
  sentKey: string
  emailCode: string
  /** The pressed button on the code step; undefined for the one that books. */
  step: string | undefined
}

const commandOf = ({
  found,
  link,
  form,
  startsAt,
  timeZone,
  client,
  fields,
  key,
  emailCode,
}: Submission) => ({
  workspaceId: found.page.workspaceId,
  pageId: found.page.id,
  // For a deleted page, the service can still answer a repeat of an earlier booking.
  page: found.isDeleted ? undefined : found.page,
  startsAt,
  durationMinutes: link.durationMinutes,
  timeZone,
  locale: link.locale,
  invitee: {
    email: form.email,
    name: form.name,
    ...(form.phone ? { phone: form.phone } : {}),
    ...(form.company ? { company: form.company } : {}),
  },
  guests: guestsOf(form.guests),
  answers: form.answers,
  moreAnswers: notesOf(form, messagesIn(link.locale, 'booking').notes),
  hostId: link.hostId,
  tracking: form.tracking,
  source: 'page' as const,
  sent: sentOf(fields),
  idempotencyKey: key,
  client,
  emailCode,
})

async function readSubmission(context: PageContext, req: Request): Promise<Submission> {
  const workspace = await context.workspaceOf(req)
  const slug = String(req.params.slug)
  const found = await findPageToBook(context, { workspaceId: workspace.id, slug })
  // The limit counts each submission, even if the form is refused.
  await context.limits.change(req, found.page.id)
  const fields = textFields(req.body)
  const link = readLink(new URLSearchParams(fields), {
    page: found.page,
    browserLocale: localeOf(req, workspace),
  })
  return {
    found,
    link: { ...link, slot: undefined, ignored: [] },
    form: readForm(fields, found.page),
    startsAt: instantField(fields, 'startsAt'),
    timeZone: link.timeZone ?? found.hosts[0]?.timeZone ?? 'UTC',
    client: clientNetwork(req),
    fields,
    key: readFormKey(context, found.page.id, fields.key),
    sentKey: fields.key ?? '',
    emailCode: fields.emailCode ?? '',
    step: fields.step,
  }
}

/** Books, or asks for the email code if the page requires one. */
async function bookOrAskForCode(context: PageContext, res: Response, submission: Submission) {
  const { emailCode, step } = submission
  if (step === 'new-code') return sendCode(context, res, { booking: submission, isAgain: true })
  try {
    const { manageToken } = await bookMeeting(context, commandOf(submission))
    res.redirect(303, `/manage/${manageToken}?done=booked`)
  } catch (error) {
    if (isProblem(error, 'email-code-wrong'))
      return showWrongCode(context, res, { booking: submission, emailCode })
    if (!isProblem(error, 'email-code-needed')) throw error
    await sendCode(context, res, { booking: submission, isAgain: false })
  }
}

async function book(context: PageContext, req: Request, res: Response) {
  const submission = await readSubmission(context, req)
  const { found, link, form, startsAt, emailCode } = submission
  // A deleted page only answers repeats of bookings that were made on it.
  if (found.isDeleted && (submission.key === undefined || submission.step)) throw pageGone()
  const shown = { found, link, form, emailCode, starts: [startsAt] }
  if (submission.key === undefined) {
    const notice = messagesIn(link.locale, 'booking').formExpired
    return showPage(context, res, { ...shown, notice, status: 403 })
  }
  if (submission.step === 'change-address')
    return showPage(context, res, { ...shown, emailCode: undefined })
  try {
    await bookOrAskForCode(context, res, submission)
  } catch (error) {
    const refusal = refusalFor(error, submission)
    if (!refusal) throw error
    await showPage(context, res, { ...shown, ...refusal })
  }
}

/** /meetings/:slug. A GET only shows the page; the page's own form books. */
export function bookingRouter(context: PageContext): Router {
  const router = Router()
  router.get('/meetings/:slug', (req, res) => open(context, req, res))
  router.post('/meetings/:slug/ask', urlencoded({ extended: false, limit: '256kb' }), (req, res) =>
    ask(context, req, res),
  )
  router.post('/meetings/:slug', urlencoded({ extended: false, limit: '256kb' }), (req, res) =>
    book(context, req, res),
  )
  return router
}
