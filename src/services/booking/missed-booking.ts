import type { Locale, SchedulingPage, User } from '../../model/entities.ts'
import { isEntityId } from '../../model/entity-id.ts'
import type { FieldError } from '../../model/field-error.ts'
import { maxNameLength, maxRequestLength } from '../../model/maximums.ts'
import * as store from '../../store/meetings/missed-bookings.ts'
import { emailKey, isEmail } from '../../text/email-address.ts'
import type { ServiceContext } from '../context.ts'
import { countMails } from '../deliveries/count-mails.ts'
import { fieldFault } from '../field-fault.ts'
import { tooLong } from '../maximum-faults.ts'
import { invalidInput } from '../problems.ts'
import type { BookMeeting } from './booking-command.ts'
import type { BookingTerms } from './booking-terms.ts'

export type { MissedBooking } from '../../store/meetings/missed-bookings.ts'

/** Whether a page has no times because a host's calendar can no longer be read. */
export async function isHiddenByCalendar(
  context: Pick<ServiceContext, 'db'>,
  page: SchedulingPage,
): Promise<boolean> {
  return (await store.listLostHosts(context.db, page.hostIds)).length > 0
}

/** Undefined if it was purged. */
export const findMissedBooking = (
  context: Pick<ServiceContext, 'db'>,
  id: string,
): Promise<store.MissedBooking | undefined> => store.findMissedBooking(context.db, id)

/** The same for a host whom it concerns. Undefined for anybody else. */
export async function findOwnMissedBooking(
  context: Pick<ServiceContext, 'db'>,
  { user, id }: { user: User; id: string },
): Promise<store.MissedBooking | undefined> {
  const missed = isEntityId(id) ? await findMissedBooking(context, id) : undefined
  return missed?.hostIds.includes(user.id) ? missed : undefined
}

interface AskForTime {
  page: SchedulingPage
  email: string
  name: string
  message: string
  locale: Locale
  timeZone: string
  /** Network of an outsider, as `countMails` counts it. Undefined for users and the admin token. */
  client?: string | undefined
}

function faultsOf({
  email,
  name,
  message,
}: Pick<AskForTime, 'email' | 'name' | 'message'>): FieldError[] {
  return [
    ...(isEmail(email) ? [] : [fieldFault('invitee.email', 'bad-email')]),
    ...(name.trim() ? [] : [fieldFault('invitee.name', 'no-name')]),
    ...tooLong('invitee.name', name, maxNameLength),
    ...tooLong('message', message, maxRequestLength),
  ]
}

type Attempt = Omit<Parameters<typeof store.insertMissedBooking>[1], 'hostIds'> & {
  hostIds: readonly string[]
}

/** Notifies the hosts whose calendar is lost by email and in Slack. */
async function notify(
  context: ServiceContext,
  { client, ...attempt }: Attempt & { client: string | undefined },
): Promise<void> {
  const lostIds = await store.listLostHosts(context.db, attempt.hostIds)
  if (lostIds.length === 0) return
  await context.db.transaction(async trx => {
    const missed = { ...attempt, hostIds: lostIds }
    const missedBookingId = await store.insertMissedBooking(trx, missed, context.clock())
    if (missedBookingId === undefined) return
    const subject = attempt.pageId ?? attempt.workspaceId
    await countMails(context, trx, { client, subject, outsiders: [], userCount: lostIds.length })
    const jobs = lostIds.map(hostId => ({ payload: { missedBookingId, hostId, attempt: 1 } }))
    await context.jobs.enqueue(trx, 'email-missed', jobs)
    if (context.hasSlack) await context.jobs.enqueue(trx, 'show-missed', jobs)
  })
}

/** A person requests a time on a page that shows none. Throws `invalid-input`, `mail-limit-reached`. */
export async function askForTime(context: ServiceContext, command: AskForTime): Promise<void> {
  const { page, email, name, message, locale, timeZone, client } = command
  const { workspaceId, id: pageId, hostIds, title } = page
  const person = { email: emailKey(email), name: name.trim(), message: message.trim() }
  const errors = faultsOf(person)
  if (errors.length > 0) throw invalidInput(errors)
  const startsAt = undefined
  await notify(context, {
    workspaceId,
    pageId,
    hostIds,
    title,
    ...person,
    startsAt,
    locale,
    timeZone,
    client,
  })
}

/** Somebody wanted to book, but no time can be promised while a calendar is lost. */
export async function noteMissedBooking(
  context: ServiceContext,
  command: BookMeeting,
  { query, content }: BookingTerms,
): Promise<void> {
  const { workspaceId, startsAt, invitee, timeZone, locale, client } = command
  await notify(context, {
    workspaceId,
    pageId: query.pageId,
    hostIds: query.hostIds,
    title: content.title,
    email: emailKey(invitee.email),
    name: invitee.name,
    startsAt,
    message: '',
    locale,
    timeZone,
    client,
  })
}
