import type { types } from '@slack/bolt'
import { type Messages, messagesIn } from '../../../src/i18n/messages.ts'
import type { MeetingEvent } from '../../../src/model/entities.ts'
import { maxReasonLength } from '../../../src/model/maximums.ts'
import { isSettled } from '../../../src/model/meeting-status.ts'
import { actorName } from '../actor-name.ts'
import { toOption, toOptions } from '../forms.ts'
import { meetingName, plainMeetingName } from '../meeting-name.ts'
import { actions, button, contextLine, header, quiet, type SlackMessage, section } from '../text.ts'
import { type Reader, timeIn } from '../times.ts'
import {
  answersText,
  type BookedParts,
  earlierStart,
  fieldsOf,
  guestLine,
  guestTime,
} from './booked-facts.ts'
import { changedBy } from './changed-by.ts'
import { dealQuestion } from './deal-question.ts'

/** Opens the CRM record, or our own page until there is one. */
function openButton({ copy, urls, crm }: BookedParts) {
  return crm?.url
    ? button({ actionId: 'open:crm', text: copy.openInCrm({ crm: crm.name }), url: crm.url })
    : button({ actionId: 'open:meeting', text: copy.open, url: urls.open })
}

/** The form to cancel asks for the reason and offers the guest other times. Submitting it is the confirmation. */
const changeButtons = ({ copy, meeting: { id: value } }: BookedParts) => [
  button({ actionId: 'form:reschedule', text: copy.reschedule, value }),
  button({ actionId: 'form:cancel', text: copy.cancel, value, style: 'danger' }),
]

/** Actions that are rarely needed. */
function moreMenu({ meeting, reader, urls }: BookedParts): types.Overflow {
  const forms = messagesIn(reader.locale, 'slack/forms')
  const { title: reassign } = messagesIn(reader.locale, 'slack/reassign')
  return {
    type: 'overflow',
    action_id: `more:${meeting.id}`,
    options: [
      ...toOptions([
        ...(meeting.source === 'calendar' || isSettled(meeting)
          ? []
          : [{ value: 'reassign', label: reassign }]),
        { value: 'link', label: forms.copyLink },
        { value: 'note', label: forms.note },
      ]),
      ...(urls.event
        ? [{ ...toOption({ value: 'event', label: forms.openEvent }), url: urls.event }]
        : []),
    ],
  }
}

function buttonsOf(parts: BookedParts) {
  const { copy, meeting, urls } = parts
  if (meeting.status === 'canceled') return [openButton(parts)]
  return [
    ...(urls.join
      ? [button({ actionId: 'open:join', text: copy.join, url: urls.join, style: 'primary' })]
      : []),
    ...(isSettled(meeting) ? [] : changeButtons(parts)),
    openButton(parts),
    moreMenu(parts),
  ]
}

function footOf(parts: BookedParts): string {
  const { copy, meeting, crm, reader } = parts
  const deal = crm?.dealName ? quiet(crm.dealName, 80) : undefined
  return [
    ...guestLine(meeting),
    ...guestTime(parts),
    ...(meeting.isInvited ? [] : [`*${messagesIn(reader.locale, 'slack/forms').notInvited}*`]),
    ...(crm
      ? [copy.inCrm({ crm: quiet(crm.name), deal: deal ?? '', hasDeal: Boolean(deal) })]
      : []),
    quiet(meeting.reference),
  ].join(' · ')
}

/** `New meeting: Demo · Maya Lindt (Acme)`: the latest change and the guest, named once. */
function headerOf({ copy, meeting, events }: BookedParts): string {
  const { invitee } = meeting
  const name = invitee.name || invitee.email
  const guest = invitee.company ? `${name} (${invitee.company})` : name
  const whole = plainMeetingName(meeting, guest)
  if (meeting.status === 'canceled') return `${copy.canceledBadge}: ${whole}`
  if (meeting.outcome !== 'scheduled') return whole
  const isMoved = earlierStart(events) !== undefined
  return `${isMoved ? copy.movedBadge : copy.bookedBadge}: ${whole}`
}

/** The message of one meeting, in its current state. */
export function bookedMessage(parts: BookedParts): SlackMessage {
  const { copy, meeting, events, reader, lead } = parts
  const facts = { meeting: meetingName(meeting), time: timeIn(meeting.startsAt, reader) }
  const isCanceled = meeting.status === 'canceled'
  const wasMoved = earlierStart(events) !== undefined
  const say = isCanceled ? copy.canceledText : wasMoved ? copy.movedText : copy.bookedText
  return {
    text: [say(facts), lead].filter(Boolean).join(' '),
    blocks: [
      header(headerOf(parts)),
      ...(lead ? [contextLine(lead)] : []),
      { type: 'section', fields: fieldsOf(parts) },
      ...changedBy(parts, 'reason').map(contextLine),
      ...(meeting.answers.length > 0 ? [section(answersText(meeting))] : []),
      contextLine(footOf(parts)),
      ...dealQuestion(copy, parts),
      actions(buttonsOf(parts)),
    ],
  }
}

/** One reply per move, cancellation, decline or delay: who made it, and why. */
export function changeReply(
  event: MeetingEvent,
  {
    copy,
    reader,
    startsAt,
    proposeUrl,
  }: { copy: Messages<'slack/general'>; reader: Reader; startsAt: number; proposeUrl: string },
): string {
  const who = actorName(event.actor, copy)
  const reason = event.reason ? quiet(event.reason, maxReasonLength) : ''
  if (event.kind === 'canceled')
    return copy.canceledReply({ who, reason, hasReason: Boolean(reason) })
  if (event.kind === 'declined') return copy.declinedReply({ who, proposeUrl })
  if (event.kind === 'late') return copy.lateReply({ who, minutes: event.lateMinutes ?? 0 })
  const from = timeIn(event.previousStartsAt ?? startsAt, reader)
  return copy.movedReply({
    who,
    from,
    to: timeIn(startsAt, reader),
    reason,
    hasReason: Boolean(reason),
  })
}
