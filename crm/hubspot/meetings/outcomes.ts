import { ownReason } from '../../../src/providers/own-reasons.ts'
import { ProviderError } from '../../../src/providers/provider-error.ts'
import type { CrmChoice, CrmChoices } from '../../contract/crm-objects.ts'
import type { Account, Option } from '../account/account.ts'

/** HubSpot's values by ours. */
const standard = new Map([
  ['scheduled', 'SCHEDULED'],
  ['completed', 'COMPLETED'],
  ['rescheduled', 'RESCHEDULED'],
  ['no-show', 'NO_SHOW'],
  ['canceled', 'CANCELED'],
])
const ours = new Map([...standard].map(([word, value]) => [value, word]))

export const findOption = (options: readonly Option[], wanted: string): Option | undefined => {
  const key = wanted.toLowerCase()
  return options.find(
    ({ value, label }) => value.toLowerCase() === key || label.toLowerCase() === key,
  )
}

/** HubSpot's value of an outcome. Throws ProviderError `rejected` if the account does not have it. */
export function valueOfOutcome(outcome: string, { outcomes }: Account): string {
  const value = standard.get(outcome) ?? findOption(outcomes, outcome)?.value
  if (value) return value
  throw new ProviderError({
    provider: 'hubspot',
    code: 'rejected',
    ...ownReason('outcomeUnknown', { provider: 'HubSpot', outcome }),
  })
}

/**
 * Our value for HubSpot's; the account's own values are kept. A meeting without an outcome has not taken place
 * yet.
 */
export const outcomeOfValue = (value: string | undefined): string =>
  value === undefined ? 'scheduled' : (ours.get(value) ?? value)

const shown = (options: readonly Option[]) => options.filter(({ hidden }) => !hidden)

const choiceOf = ({ value, label }: Option): CrmChoice => ({ value, label: label || value })

/** Meeting types and outcomes that people can choose in this account. */
export const choicesOf = ({ outcomes, activityTypes }: Account): CrmChoices => ({
  meetingTypes: shown(activityTypes).map(choiceOf),
  outcomes: shown(outcomes).map(option => ({
    ...choiceOf(option),
    value: outcomeOfValue(option.value),
  })),
})
