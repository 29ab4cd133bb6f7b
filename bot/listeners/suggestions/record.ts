import type { CrmRecord } from '../../../crm/contract/crm-objects.ts'
import { toOptions } from '../../blocks/forms.ts'
import { askCrm } from '../../crm/ask-crm.ts'
import { crmPatienceMs, suggest } from './suggest.ts'
import type { SuggestionListener } from './suggestion.ts'

const maxOfEach = 10

/** What a menu says of a record: `deals 42`. */
const recordValue = ({ type, id }: Pick<CrmRecord, 'type' | 'id'>): string => `${type} ${id}`

/** Companies, deals and what else the CRM has, by name. Contacts are the guests. */
export const suggestRecords: SuggestionListener = (parts, request) =>
  suggest(parts, request, async (asker, text) => {
    const asked = await askCrm(
      asker,
      async crm => {
        const types = crm.recordTypes.filter(type => type !== 'contacts')
        const found = types.map(type => crm.searchRecords(type, text, maxOfEach))
        return (await Promise.all(found)).flat()
      },
      crmPatienceMs,
    )
    const options = (asked?.answer ?? []).map(record => ({
      value: recordValue(record),
      label: [record.name, record.detail].filter(Boolean).join(' · '),
    }))
    return toOptions(options)
  })
