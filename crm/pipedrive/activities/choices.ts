import type { CrmChoices } from '../../contract/crm-objects.ts'
import type { Account } from '../account/account.ts'

/**
 * A meeting can have any of the account's activity types. Its outcome is free text in the note, so there is no
 * list to choose from.
 */
export const choicesOf = ({ activityTypes }: Account): CrmChoices => ({
  meetingTypes: activityTypes.map(({ name }) => ({ value: name, label: name })),
  outcomes: undefined,
})
