import { formatDayAndTime, zoneLabel } from '../../i18n/format-time.ts'
import { type Messages, messagesIn } from '../../i18n/messages.ts'
import { sayCall } from '../../i18n/say-call.ts'
import { proposalTitleForGuests } from '../../i18n/title-for-guests.ts'
import type { Locale, Location, Meeting, Proposal } from '../../model/entities.ts'
import { proposedCall } from '../../services/proposals/proposal-location.ts'
import { describeTime } from './meeting-facts.ts'
import { type RenderedEmail, renderEmail } from './render-email.ts'

const minuteMs = 60_000

interface ProposalEmail {
  proposal: Proposal
  url: string
  /** Available times, ascending. */
  slots: readonly number[]
  /** `nudge`: the invitee has not answered. */
  kind: 'proposal' | 'nudge'
  /** The meeting that moves to the time that is picked. */
  moved?: Meeting | undefined
  /** Where the meeting would take place. */
  location: Location
  /** Undefined if each time may be picked until it begins. */
  deadline: number | undefined
}

interface Values {
  organizer: string
  title: string
  minutes: number
  when: string
}

function headOf({ proposal, kind, moved }: ProposalEmail, values: Values) {
  const copy = messagesIn(proposal.invitee.locale, 'mail')
  if (kind === 'nudge')
    return {
      subject: copy.nudgeSubject(values),
      heading: copy.nudgeHeading,
      intro: copy.nudgeIntro(values),
    }
  if (moved)
    return {
      subject: copy.proposalMoveSubject(values),
      heading: copy.proposalMoveHeading,
      intro: copy.proposalMoveIntro(values),
    }
  const subject = proposal.timesRevision > 0 ? copy.proposalMoreSubject : copy.proposalSubject
  return {
    subject: subject(values),
    heading: copy.proposalHeading,
    intro: copy.proposalIntro(values),
  }
}

/** The location, and for a phone call who calls. The address of a video call is only sent after a time is picked. */
function placeOf({ proposal, location, moved }: ProposalEmail, copy: Messages<'mail'>): string {
  const { host, invitee } = proposal
  if (location.kind === 'address') return location.address
  if (location.kind === 'custom') return location.text
  if (location.kind === 'video' && moved && location.url) return location.url
  if (location.kind === 'video')
    return location.isSentByHost ? copy.callFromHost({ host: host.name }) : copy.video
  return (
    sayCall(proposedCall(proposal, location), { locale: invitee.locale, reader: 'invitee' }) ??
    messagesIn(invitee.locale, 'booking').placePhoneYours
  )
}

function untilOf({ proposal, deadline }: ProposalEmail, copy: Messages<'mail'>): string[] {
  if (deadline === undefined) return []
  const { invitee, host } = proposal
  const timeZone = invitee.timeZone ?? host.timeZone
  const zone = zoneLabel(deadline, timeZone, invitee.locale)
  const when = `${formatDayAndTime(deadline, timeZone, invitee.locale)} (${zone})`
  return [copy.proposalUntil({ when })]
}

/** The organizer's own text, and one link per time to a page that asks for confirmation. */
export function proposalEmail(email: ProposalEmail): RenderedEmail {
  const { proposal, url, slots } = email
  const { invitee, host, organizer, durationMinutes } = proposal
  const title = proposalTitleForGuests(proposal)
  const { locale } = invitee
  const copy = messagesIn(locale, 'mail')
  const zones = [...new Set([invitee.timeZone ?? host.timeZone, host.timeZone])]
  const when = email.moved && describeTime(email.moved, { locale, timeZone: zones[0] ?? 'UTC' })
  const values = { organizer: organizer.name, title, minutes: durationMinutes, when: when ?? '' }
  const times = slots.map(startsAt => {
    const span = { startsAt, endsAt: startsAt + durationMinutes * minuteMs }
    const label = zones.map(timeZone => describeTime(span, { locale, timeZone })).join(' / ')
    return { label, url: `${url}?slot=${startsAt}` }
  })
  const { subject, heading, intro } = headOf(email, values)
  return renderEmail({
    locale,
    subject,
    heading,
    paragraphs: [
      ...(proposal.message ? [proposal.message] : []),
      `${copy.where}: ${placeOf(email, copy)}`,
      intro,
    ],
    facts: [],
    links: [...times, { label: copy.noneWork, url: `${url}#none` }],
    closing: [...untilOf(email, copy), copy.proposalConfirm].join(' '),
  })
}

/** For the person who proposed times: which other times would suit the invitee. Replies go to the invitee. */
export function wishEmail({
  proposal: { invitee, title },
  wish,
  locale,
  url,
  isFromMeeting,
}: {
  proposal: Proposal
  wish: string
  locale: Locale
  url: string
  /** True: `url` proposes other times. False: it shows the proposed times. */
  isFromMeeting: boolean
}): RenderedEmail {
  const copy = messagesIn(locale, 'mail')
  const values = { name: invitee.name || invitee.email, title }
  return renderEmail({
    locale,
    subject: copy.wishSubject(values),
    heading: copy.wishHeading(values),
    paragraphs: [`“${wish}”`, copy.wishIntro({ ...values, email: invitee.email })],
    facts: [],
    links: [{ label: isFromMeeting ? copy.proposeTimes : copy.seeProposedTimes, url }],
  })
}

/** The times were withdrawn. Replies go to the person who proposed them. */
export function withdrawnEmail(proposal: Proposal): RenderedEmail {
  const { invitee, organizer } = proposal
  const copy = messagesIn(invitee.locale, 'mail')
  const values = { organizer: organizer.name, title: proposalTitleForGuests(proposal) }
  return renderEmail({
    locale: invitee.locale,
    subject: copy.withdrawnSubject(values),
    heading: copy.withdrawnHeading,
    paragraphs: [copy.withdrawnIntro(values)],
    facts: [],
    links: [],
  })
}
