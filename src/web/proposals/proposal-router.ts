import { type Request, type Response, Router, urlencoded } from 'express'
import { hourCycleOf } from '../../i18n/format-time.ts'
import { maximumTexts } from '../../i18n/maximum-text.ts'
import { messagesIn } from '../../i18n/messages.ts'
import { openWish } from '../../model/open-wish.ts'
import { readInstant } from '../../scheduling/instant.ts'
import { bookMeeting } from '../../services/booking/book-meeting.ts'
import { formExpired, isProblem } from '../../services/problems.ts'
import { askForOtherTimes, noteOpened } from '../../services/proposals/update-proposal.ts'
import { type BookingForm, guestsOf, notesOf, readForm, sentOf } from '../booking/booking-form.ts'
import { readFormKey } from '../booking/form-key.ts'
import { type Refusal, refusalFor } from '../booking/refusal.ts'
import { clientNetwork } from '../client-network.ts'
import { instantField, textFields } from '../form-fields.ts'
import type { PageContext } from '../page-context.ts'
import { browserLocale } from '../preferred-locale.ts'
import { queryOf } from '../request-target.ts'
import { closedNotice } from './proposal-page.tsx'
import { type ProposalVisit, pageOf, visitOf } from './proposal-visit.ts'
import { showProposal } from './show-proposal.tsx'

async function open(context: PageContext, req: Request, res: Response) {
  const query = queryOf(req)
  const visit = await visitOf(context, req, query.get('tz') ?? '')
  const isNotified = query.get('done') === 'notified' && openWish(visit.proposal) !== undefined
  const instead = { wish: '', fault: undefined, isNotified }
  await showProposal(context, res, { visit, slot: readInstant(query.get('slot')), instead })
}

/** Records that a person has seen the page. The browser sends this; opening the page alone changes nothing. */
async function noteLook(context: PageContext, req: Request, res: Response) {
  const token = String(req.params.token)
  await context.limits.change(req, token)
  await noteOpened(context, { token, locale: browserLocale(req) })
  res.status(204).end()
}

async function ask(context: PageContext, req: Request, res: Response) {
  const token = String(req.params.token)
  await context.limits.change(req, token)
  const { wish = '' } = textFields(req.body)
  try {
    await askForOtherTimes(context, {
      token,
      text: wish,
      client: clientNetwork(req),
      locale: browserLocale(req),
    })
    res.redirect(303, `/p/${token}?done=notified#none`)
  } catch (error) {
    if (!isProblem(error, 'invalid-input', 'proposal-closed', 'mail-limit-reached')) throw error
    const visit = await visitOf(context, req, '')
    const { errors } = error.facts
    if (isProblem(error, 'mail-limit-reached')) {
      const refusal = refused(error, visit, 0)
      return showProposal(context, res, {
        visit,
        refusal,
        instead: { wish, fault: undefined, isNotified: false },
      })
    }
    const { locale } = visit.proposal.invitee
    const isOpen = visit.proposal.status === 'open'
    const text = maximumTexts(locale, errors).text ?? messagesIn(locale, 'booking').noneMissing
    const fault = isOpen ? text : undefined
    await showProposal(context, res, { visit, instead: { wish, fault, isNotified: false } })
  }
}

/** After a refused booking: the form again, or the remaining times. */
function refused(error: unknown, { proposal, timeZone }: ProposalVisit, startsAt: number): Refusal {
  const { locale } = proposal.invitee
  const link = { locale, hourCycle: hourCycleOf(locale) }
  const refusal = refusalFor(error, { link, startsAt, timeZone })
  if (refusal) return { ...refusal, notice: refusal.notice.replace(/:$/, '.') }
  if (isProblem(error, 'form-expired'))
    return {
      status: 403,
      notice: messagesIn(locale, 'booking').formExpired,
      errors: {},
      starts: [],
    }
  if (!isProblem(error, 'proposal-closed')) throw error
  const copy = messagesIn(locale, 'booking')
  return {
    status: 409,
    notice: closedNotice(proposal, copy) ?? copy.proposalPicked,
    errors: {},
    starts: [],
  }
}

/** A move needs no new details of the invitee. */
const inviteeOf = ({ moved }: ProposalVisit, { email, name, phone, company }: BookingForm) =>
  moved ? { email: moved.invitee.email, name: moved.invitee.name } : { email, name, phone, company }

async function pick(context: PageContext, req: Request, res: Response) {
  await context.limits.change(req, String(req.params.token))
  const fields = textFields(req.body)
  const visit = await visitOf(context, req, fields.tz ?? '')
  const { proposal, timeZone } = visit
  const key = readFormKey(context, proposal.id, fields.key)
  const form = readForm(fields, (await pageOf(visit, context))?.page)
  const startsAt = instantField(fields, 'startsAt')
  try {
    if (key === undefined) throw formExpired()
    const { manageToken, meeting } = await bookMeeting(context, {
      workspaceId: proposal.workspaceId,
      proposalId: proposal.id,
      startsAt,
      durationMinutes: proposal.durationMinutes,
      timeZone,
      locale: proposal.invitee.locale,
      invitee: inviteeOf(visit, form),
      guests: guestsOf(form.guests),
      answers: form.answers,
      moreAnswers: notesOf(form, messagesIn(proposal.invitee.locale, 'booking').notes),
      source: 'proposal',
      idempotencyKey: key,
      sent: sentOf(fields),
      client: clientNetwork(req),
    })
    const done = meeting.id === visit.proposal.content?.origin?.meetingId ? 'moved' : 'booked'
    res.redirect(303, `/manage/${manageToken}?done=${done}`)
  } catch (error) {
    const now = await visitOf(context, req, fields.tz ?? '')
    const refusal = refused(error, now, startsAt)
    await showProposal(context, res, { visit: now, slot: startsAt, typed: form, refusal })
  }
}

/** /p/:token: picking one of the proposed times. */
export function proposalRouter(context: PageContext): Router {
  const router = Router()
  const form = urlencoded({ extended: false, limit: '256kb' })
  router.get('/p/:token', (req, res) => open(context, req, res))
  router.post('/p/:token/opened', (req, res) => noteLook(context, req, res))
  router.post('/p/:token/instead', form, (req, res) => ask(context, req, res))
  router.post('/p/:token', form, (req, res) => pick(context, req, res))
  return router
}
