import type { SettingsMessages } from '../../i18n/settings-messages.ts'
import type { Outcome } from '../../model/entities.ts'

/** Label of an outcome. One without a label is shown as stored. */
export function outcomeLabel({ outcomes }: SettingsMessages, outcome: Outcome): string {
  const known: Readonly<Record<string, string>> = outcomes
  return Object.hasOwn(known, outcome) ? (known[outcome] ?? outcome) : outcome
}
