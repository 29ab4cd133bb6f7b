import type { CrmChoices } from '../../../../../crm/contract/crm-objects.ts'
import { maximumText } from '../../../../i18n/maximum-text.ts'
import { type Messages, messagesIn } from '../../../../i18n/messages.ts'
import type { Meeting } from '../../../../model/entities.ts'
import type { Maximum } from '../../../../model/field-error.ts'
import type { CallChoices } from '../../../../services/meetings/meeting-place.ts'
import { wrongAddresses } from '../../../../text/read-mailboxes.ts'
import type { Notice } from '../../../signed-in/settings-frame.tsx'
import type { Visit } from '../../../signed-in/visit.ts'
import type { SnippetOption } from '../../../views/rich-text-field.tsx'
import type { EditForm } from './edit-form.ts'

export interface EditPageProps {
  visit: Visit
  meeting: Meeting
  form: EditForm
  now: number
  /** Unusable fields of the service, with the exceeded maximum. */
  faults: ReadonlyMap<string, Maximum | undefined>
  meetingTypes: CrmChoices['meetingTypes']
  snippets: readonly SnippetOption[]
  /** Available kinds of video calls of the host. */
  calls: CallChoices
  notice: Notice | undefined
}

/** The message below the field that can solve the fault. */
export function faultOf(
  { visit, faults, form }: EditPageProps,
  path: Exclude<keyof Messages<'content'>['faults'], 'wrongGuests'>,
): string | undefined {
  if (!faults.has(path)) return undefined
  const maximum = faults.get(path)
  if (maximum?.of === 'characters') return maximumText(visit.locale, maximum)
  const words = messagesIn(visit.locale, 'content').faults
  const wrong = path === 'guests' && !maximum ? wrongAddresses(form.guests) : []
  if (wrong.length > 0) return words.wrongGuests({ addresses: wrong.join(', ') })
  return words[path]
}
