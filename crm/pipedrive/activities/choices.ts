import type { CrmChoices } from '../../contract/crm-objects.ts'
import type { Account } from '../account/account.ts'

/**
 * A meeting may be of any of the account's activity types. Its outcome is a word of ours in the note: any may
 * be written, so there is no list to choose from.
 */
export const choicesOf = ({ activityTypes }: Account): CrmChoices => ({
  meetingTypes: activityTypes.map(({ name }) => ({ value: name, label: name })),
  outcomes: undefined,
})
