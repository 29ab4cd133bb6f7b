import { findKnownInvitee } from '../../src/services/people/known-invitee.ts'
import { findUserByEmail } from '../../src/services/people/users.ts'
import { readGuestOption } from '../blocks/guest-option.ts'
import { askCrm } from '../crm/ask-crm.ts'
import type { RequestContext } from '../requests/request-context.ts'

export interface ChosenGuest {
  email: string
  name: string
  /** Id of the CRM contact, if one was chosen. */
  contactId: string | undefined
  timeZone: string | undefined
}

/**
 * The person chosen in a menu, with details from the CRM and earlier bookings. If the CRM is unavailable, only
 * the name is missing.
 */
export async function chosenGuest(request: RequestContext, value: string): Promise<ChosenGuest> {
  const { parts, workspaceId } = request
  const { email, contactId } = readGuestOption(value)
  const [asked, known, colleague] = await Promise.all([
    askCrm(request, crm =>
      contactId === undefined ? crm.findContactByEmail(email) : crm.findContact(contactId),
    ),
    findKnownInvitee(parts.context, { workspaceId, email }),
    findUserByEmail(parts.context, { workspaceId, email }),
  ])
  const name = asked?.answer?.name ?? colleague?.name ?? ''
  return { email, name, contactId, timeZone: known.timeZone ?? colleague?.timeZone }
}
