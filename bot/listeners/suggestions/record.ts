import type { CrmRecord } from '../../../crm/contract/crm-objects.ts'
import { toOptions } from '../../blocks/forms.ts'
import { askCrm } from '../../crm/ask-crm.ts'
import { crmPatienceMs, suggest } from './suggest.ts'
import type { SuggestionListener } from './suggestion.ts'

const maxOfEach = 10

/** Option value of a record: `deals 42`. */
const recordValue = ({ type, id }: Pick<CrmRecord, 'type' | 'id'>): string => `${type} ${id}`

/** Records other than contacts, by name. Contacts are guests. */
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
