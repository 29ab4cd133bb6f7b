import { findKnownInvitee } from '../../src/services/people/known-invitee.ts'
import { findUserByEmail } from '../../src/services/people/users.ts'
import { readGuestOption } from '../blocks/guest-option.ts'
import { askCrm } from '../crm/ask-crm.ts'
import type { RequestContext } from '../requests/request-context.ts'

export interface ChosenGuest {
  email: string
  name: string
  /** Of the CRM, where one of its contacts was picked. */
  contactId: string | undefined
  timeZone: string | undefined
}

/** Whom a menu named, with what the CRM and earlier bookings say of them; a CRM that is away takes away the name alone. */
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
