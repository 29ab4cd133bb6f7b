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
  /** In the CRM. */
  company: string | undefined
}

/**
 * The person chosen in a menu, with details from the CRM and earlier bookings. If the CRM is unavailable, only
 * name and company are missing.
 *
 * @param match id of the contact that was chosen among several with the address
 */
export async function chosenGuest(
  request: RequestContext,
  { value, match }: { value: string; match?: string | undefined },
): Promise<ChosenGuest> {
  const { parts, workspaceId } = request
  const { email, contactId = match } = readGuestOption(value)
  const [asked, known, colleague] = await Promise.all([
    askCrm(
      request,
      async crm =>
        (contactId === undefined ? undefined : await crm.findContact(contactId)) ??
        (await crm.findContactByEmail(email)),
    ),
    findKnownInvitee(parts.context, { workspaceId, email }),
    findUserByEmail(parts.context, { workspaceId, email }),
  ])
  const name = asked?.answer?.name ?? colleague?.name ?? ''
  const timeZone = known.timeZone ?? colleague?.timeZone
  return { email, name, contactId, timeZone, company: asked?.answer?.company }
}
