import type { CrmContact } from '../../../crm/contract/crm-contact.ts'
import { messagesIn } from '../../../src/i18n/messages.ts'
import { findMeetingsWith } from '../../../src/services/meetings/person-meetings.ts'
import { findUserByEmail } from '../../../src/services/people/users.ts'
import { contactMessage } from '../../blocks/answers/contact.ts'
import { quiet, type SlackMessage, sentence } from '../../blocks/text.ts'
import { askCrm } from '../../crm/ask-crm.ts'
import { crmName } from '../../crm/crm-contacts.ts'
import type { RequestContext } from '../../requests/request-context.ts'
import type { Asked } from './command.ts'
import { findGuest } from './guests/find-guest.ts'

/** Includes related deals. Uses the detailed record if the CRM returns it in time. */
const findInCrm = (request: RequestContext, email: string) =>
  askCrm(request, async crm => {
    const contact = await crm.findContactByEmail(email)
    const record = contact && (await crm.findRecord({ type: 'contacts', id: contact.id }))
    const deals = record?.related.filter(({ type }) => type === 'deals') ?? []
    return contact && { contact, deals }
  })

async function ownerName(
  { parts, workspaceId }: RequestContext,
  { ownerEmail }: CrmContact,
): Promise<string | undefined> {
  if (ownerEmail === undefined) return undefined
  const owner = await findUserByEmail(parts.context, { workspaceId, email: ownerEmail })
  return owner?.name ?? ownerEmail
}

/** Contacts with this name or address and their meetings. Only the rep sees them. */
export async function showContact(
  request: RequestContext,
  { reading }: Asked,
): Promise<SlackMessage> {
  const { parts, workspaceId, user, reader, copy } = request
  const verbs = messagesIn(user.locale, 'slack/verbs')
  if (reading.who.length === 0) return sentence(verbs.whoMissing({ command: parts.command }))
  const guest = await findGuest(request, reading)
  if (!('email' in guest)) return guest
  const { email } = guest
  const [asked, meetings, crm] = await Promise.all([
    findInCrm(request, email),
    findMeetingsWith(parts.context, { workspaceId, email }),
    crmName(request),
  ])
  const found = asked?.answer
  return contactMessage(
    { copy, verbs, reader, crm },
    {
      guest,
      contact: found?.contact,
      owner: found && (await ownerName(request, found.contact)),
      deals: found?.deals ?? [],
      note: asked ? (found ? undefined : verbs.noMatch({ name: quiet(email) })) : verbs.crmAway,
      ...meetings,
    },
  )
}
