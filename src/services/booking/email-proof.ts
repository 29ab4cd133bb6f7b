import type { Meeting, SchedulingPage } from '../../model/entities.ts'
import { findPageById } from '../../store/pages/pages.ts'
import type { ServiceContext } from '../context.ts'
import type { BookMeeting } from './booking-command.ts'
import type { BookingTerms } from './booking-terms.ts'
import { goesByOwner } from './find-owner-host.ts'

type Reading = Pick<ServiceContext, 'db'>

interface Booking {
  command: BookMeeting
  terms: BookingTerms
}

/**
 * The page that requires a code from the invitee's mailbox; undefined: none is required. Some pages always
 * require one; a pool that routes by CRM owner does if there are extra guests, because their emails name the
 * host and the booker typed their addresses too.
 * Proposals and the admin token need no code, since a user vouches for the address.
 */
export async function askingPage(
  context: Reading,
  { command, terms: { page, query } }: Booking,
): Promise<SchedulingPage | undefined> {
  const { client, guests = [], isEmailTrusted, proposalId } = command
  if (proposalId !== undefined || isEmailTrusted || !page) return undefined
  if (page.asksEmailCode) return page
  if (client === undefined || guests.length === 0) return undefined
  return (await goesByOwner(context, query)) ? page : undefined
}

/** Whether this page can require codes at all. */
export const mayAskForCode = async (context: Reading, page: SchedulingPage): Promise<boolean> =>
  page.asksEmailCode || goesByOwner(context, page)

/**
 * With an unproven address, the booker must not learn who owns that contact. If a pool routes by CRM owner, the
 * host's name would reveal it. The email to the address names the host.
 */
export const hidesHost = async (context: Reading, booking: Booking): Promise<boolean> =>
  booking.command.client !== undefined &&
  (await goesByOwner(context, booking.terms.query)) &&
  (await askingPage(context, booking)) === undefined

/**
 * Whether an unverified person may have booked this meeting at a pool where the host's name reveals the owner
 * of the contact.
 */
export async function isHostSecret(
  context: Reading,
  { pageId, workspaceId, source }: Meeting,
): Promise<boolean> {
  const isFromOutside = source === 'page' || source === 'api'
  const found = isFromOutside && pageId && (await findPageById(context.db, { workspaceId, pageId }))
  if (!found) return false
  return !found.page.asksEmailCode && (await goesByOwner(context, found.page))
}
