import { messagesIn } from '../../../../src/i18n/messages.ts'
import { quiet } from '../../../blocks/text.ts'
import { askCrm } from '../../../crm/ask-crm.ts'
import type { RequestContext } from '../../../requests/request-context.ts'
import type { Found } from './guest-search.ts'

const maxDeals = 5

/** People of the open deal with this name: `deal:Acme pilot`. */
export async function findInDeal(request: RequestContext, text: string): Promise<Found> {
  const verbs = messagesIn(request.user.locale, 'slack/verbs')
  const nobody = (question: string): Found => ({ contacts: [], question, isSure: false })
  const shown = quiet(text)
  const asked = await askCrm(request, async crm => {
    if (!crm.recordTypes.includes('deals')) return []
    const deals = await crm.searchRecords('deals', text, maxDeals)
    return Promise.all(deals.map(deal => crm.findRecord(deal)))
  })
  if (!asked) return nobody(verbs.crmAway)
  const deals = asked.answer.filter(deal => deal !== undefined)
  const [deal] = deals
  if (!deal) return nobody(verbs.noDeal({ deal: shown }))
  const people = new Map(deals.flatMap(({ contacts }) => contacts).map(each => [each.id, each]))
  const contacts = [...people.values()].filter(({ email }) => email !== '')
  if (contacts.length === 0) return nobody(verbs.noDealPeople({ deal: quiet(deal.name) }))
  const question =
    deals.length > 1
      ? verbs.whichPerson({ name: shown })
      : verbs.fromDeal({ deal: quiet(deal.name) })
  return { contacts, question, isSure: deals.length === 1 }
}
