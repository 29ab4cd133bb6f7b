import type { Response } from 'express'
import { hourCycleOf } from '../../i18n/format-time.ts'
import { messagesIn } from '../../i18n/messages.ts'
import { sayCall } from '../../i18n/say-call.ts'
import type { Proposal } from '../../model/entities.ts'
import { manageUrl } from '../../services/links.ts'
import { getManageToken, getMeeting } from '../../services/meetings/find-meeting.ts'
import {
  deadlineOf,
  proposalLocation,
  proposedCall,
} from '../../services/proposals/proposal-location.ts'
import { type BookingForm, readForm } from '../booking/booking-form.ts'
import { makeFormKey } from '../booking/form-key.ts'
import type { Refusal } from '../booking/refusal.ts'
import type { PageContext } from '../page-context.ts'
import { renderPage } from '../render-page.ts'
import { sayPlace } from '../views/say-place.ts'
import type { InsteadProps } from './ask-instead.tsx'
import { ProposalPage } from './proposal-page.tsx'
import { type ProposalVisit, pageOf } from './proposal-visit.ts'

const knownFields = ({ invitee: { name, email }, content }: Proposal) => ({
  name,
  email,
  phone: content?.phone ?? '',
})

/**
 * The meeting that was booked from the proposal. Only the link in an email is the invitee's own and leads to their
 * page.
 */
async function pickedOf(context: PageContext, { proposal }: ProposalVisit) {
  const { meetingId, workspaceId, via } = proposal
  if (proposal.status !== 'picked' || !meetingId) return { picked: undefined, manageUrl: undefined }
  const picked = await getMeeting(context, { workspaceId, meetingId })
  const isTheirsAlone = via === 'email'
  const token = isTheirsAlone ? await getManageToken(context, meetingId) : undefined
  return { picked, manageUrl: token && manageUrl(context, token) }
}

/** Renders the page, with the form if an open time was chosen or a booking was refused. */
export async function showProposal(
  context: PageContext,
  res: Response,
  {
    visit,
    slot,
    typed,
    refusal,
    instead = { wish: '', fault: undefined, isNotified: false },
  }: {
    visit: ProposalVisit
    slot?: number | undefined
    typed?: BookingForm
    refusal?: Refusal
    instead?: InsteadProps
  },
) {
  const { proposal, openSlots, path, timeZone } = visit
  const { invitee, durationMinutes } = proposal
  const found = await pageOf(visit, context)
  const page = found?.page
  const { locale } = invitee
  const copy = messagesIn(locale, 'booking')
  const location = visit.moved?.location ?? proposalLocation(proposal, page)
  const chosen = openSlots.filter(start => start === slot)
  // If the chosen time was taken, the others are shown with the typed values.
  const isLost = chosen.length === 0 && typed !== undefined && proposal.status === 'open'
  const [first, ...others] = isLost ? openSlots : chosen
  const form = first !== undefined && {
    locale,
    copy,
    timeZone,
    hourCycle: hourCycleOf(locale),
    action: path,
    formKey: makeFormKey(context, proposal.id),
    durationMinutes,
    starts: [first, ...others] as const,
    values: typed ?? readForm(knownFields(proposal), page),
    errors: refusal?.errors ?? {},
    page,
    location,
  }
  res.set('Referrer-Policy', 'no-referrer')
  if (refusal?.retryAfterSeconds) res.set('Retry-After', String(refusal.retryAfterSeconds))
  renderPage(
    res,
    <ProposalPage
      {...visit}
      {...(await pickedOf(context, visit))}
      copy={copy}
      pagePath={found?.isBookable ? `/meetings/${found.page.slug}` : undefined}
      place={
        sayCall(proposedCall(proposal, location), { locale, reader: 'invitee' }) ??
        sayPlace(location, copy)
      }
      deadline={deadlineOf(proposal)}
      form={form || undefined}
      notice={refusal?.notice}
      instead={instead}
    />,
    { status: refusal?.status ?? (instead.fault ? 422 : 200) },
  )
}
