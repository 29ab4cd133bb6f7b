import { messagesIn } from '../../../../src/i18n/messages.ts'
import { encodeBookingDraft } from '../../../blocks/meetings/booking-draft.ts'
import type { BookingPreviewParts } from '../../../blocks/meetings/booking-preview.ts'
import { actions, button, cut, type SlackMessage, section } from '../../../blocks/text.ts'
import { contactsWithEmail, crmName } from '../../../crm/crm-contacts.ts'
import type { RequestContext } from '../../../requests/request-context.ts'

const maxButtons = 5

/** If two contacts have the same address, the rep has to choose. Undefined if there is no doubt. */
export async function askWhichContact(
  request: RequestContext,
  { draft }: BookingPreviewParts,
): Promise<SlackMessage | undefined> {
  if (draft.contactId !== undefined) return undefined
  const contacts = await contactsWithEmail(request, draft.email)
  if (contacts.length < 2) return undefined
  const question = messagesIn(request.user.locale, 'slack/forms').matchText({
    crm: await crmName(request),
  })
  const buttons = contacts.slice(0, maxButtons).map(({ id, name, company }) =>
    button({
      actionId: `booking:contact:${id}`,
      text: [name || draft.email, company].filter(Boolean).join(', '),
      value: encodeBookingDraft({
        ...draft,
        contactId: id,
        company: company ? cut(company, 100) : undefined,
      }),
    }),
  )
  return { text: question, blocks: [section(question), actions(buttons)] }
}
