import type { Messages } from '../../i18n/messages.ts'
import { openTask } from '../../model/open-task.ts'
import { type Handover, isOver, type MeetingEmail } from './meeting-email-input.ts'
import type { PlaceReader } from './meeting-facts.ts'

export type Values = Readonly<Record<'title' | 'invitee' | 'host' | 'inviter' | 'when', string>>

export const subjectOf = ({ news, side, inviter }: MeetingEmail, copy: Messages<'mail'>) => {
  if (news === 'booked' && side === 'host') return copy.hostSubject
  if (news === 'booked') return inviter ? copy.invitedSubject : copy.bookedSubject
  return {
    'set-up': copy.setUpSubject,
    moved: copy.movedSubject,
    updated: copy.updatedSubject,
    uninvited: copy.uninvitedSubject,
    'taken-over': copy.takenOverSubject,
    'handed-over': copy.handedOverSubject,
    'new-host': copy.newHostSubject,
    canceled: copy.canceledSubject,
    reminder: copy.reminderSubject,
  }[news]
}

export const headingOf = ({ news, side, inviter }: MeetingEmail, copy: Messages<'mail'>) => {
  if (news === 'booked' && side === 'host') return copy.hostHeading
  if (news === 'booked') return inviter ? copy.invitedHeading : copy.bookedHeading
  return {
    'set-up': copy.setUpHeading,
    moved: copy.movedHeading,
    updated: copy.updatedHeading,
    uninvited: copy.uninvitedHeading,
    'taken-over': copy.takenOverHeading,
    'handed-over': copy.handedOverHeading,
    'new-host': copy.newHostHeading,
    canceled: copy.canceledHeading,
    reminder: copy.reminderHeading,
  }[news]
}

/** The host's calendar could not be read, so the host has to check it. */
export const warningOf = (
  { side, news, meeting }: MeetingEmail,
  copy: Messages<'mail'>,
): string[] => (side === 'host' && !isOver(news) && meeting.isUnverified ? [copy.unverified] : [])

/** The host's open task, in every email about the meeting while it is scheduled. */
export function taskOf(
  { isHost, news, meeting }: MeetingEmail,
  values: Values,
  copy: Messages<'mail'>,
) {
  const task = isHost && !isOver(news) ? openTask(meeting) : undefined
  if (!task) return []
  return [(task === 'send-link' ? copy.sendLink : copy.askNumber)(values)]
}

export const placeReader = ({
  side,
  isHost,
  isCoHost,
  isGuest,
}: MeetingEmail): PlaceReader['reader'] => {
  if (side === 'invitee') return isGuest ? 'other' : 'invitee'
  return isHost && !isCoHost ? 'host' : 'other'
}

/** The edited parts as text: `title and place`. */
function partsOf({ changed, reader }: MeetingEmail, copy: Messages<'mail'>): string {
  const shown = (['title', 'description', 'location'] as const).filter(part => changed?.has(part))
  return new Intl.ListFormat(reader.locale).format(shown.map(part => copy.parts[part]))
}

/**
 * The change of host for the hosts' side. The reader is “you”, and whoever made the change is named once. The
 * organizer beside the hosts reads the names of both.
 */
function handedText(
  { before, after, by }: Handover,
  readerId: string | undefined,
  copy: Messages<'mail'>['handed'],
): string {
  const doer = by.kind === 'user' ? by.userId : undefined
  const values = { before: before.name, after: after.name, name: by.name }
  const isOwn = doer !== undefined && doer === readerId
  if (readerId === before.id) {
    if (isOwn) return copy.awayByYou(values)
    return (doer === after.id ? copy.awayByNewHost : copy.away)(values)
  }
  if (readerId === after.id) {
    if (isOwn) return copy.toYouByYou(values)
    return (doer === before.id ? copy.toYouByHost : copy.toYou)(values)
  }
  if (isOwn) return copy.byYou(values)
  if (doer === before.id) return copy.byHost(values)
  return (doer === after.id ? copy.byNewHost : copy.by)(values)
}

/** Hosts read who changed the host, others read who comes. */
export function handoverOf(
  { handover, news, side, changed, readerId }: MeetingEmail,
  copy: Messages<'mail'>,
): string[] {
  if (!handover || news === 'canceled') return []
  if (side === 'host') return [handedText(handover, readerId, copy.handed)]
  const values = { before: handover.before.name, after: handover.after.name }
  if (news === 'moved') return [copy.newHostMoved(values)]
  return [(changed?.has('location') ? copy.newHostPlace : copy.newHost)(values)]
}

/** The hosts' side of a cancellation that proposed other times to the invitee. */
const alsoProposed = ({ side, change, meeting }: MeetingEmail, copy: Messages<'mail'>): string[] =>
  side === 'host' && change?.proposalId !== undefined
    ? [copy.othersProposed({ invitee: meeting.invitee.name })]
    : []

/** Who made the change; hosts also read who scheduled the meeting for them. */
export function introOf(email: MeetingEmail, copy: Messages<'mail'>): string[] {
  const { news, side, change, meeting, setter, isHost, isOwnChange } = email
  if (news === 'booked' && side === 'invitee')
    return [copy.bookedIntro({ host: meeting.host.name })]
  if (news === 'booked' && isHost && setter) return [copy.setUpBy({ name: setter.name })]
  if (!change) return []
  const { name } = change.actor
  if (news === 'moved') return [isOwnChange ? copy.movedByYou : copy.movedBy({ name })]
  if (news === 'updated') return [copy.updatedBy({ name, parts: partsOf(email, copy) })]
  if (news !== 'canceled') return []
  const whose = isOwnChange ? copy.canceledByYou : copy.canceledBy({ name })
  return [whose, ...alsoProposed(email, copy)]
}
