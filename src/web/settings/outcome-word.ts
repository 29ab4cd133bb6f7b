import type { SettingsMessages } from '../../i18n/settings-messages.ts'
import type { Outcome } from '../../model/entities.ts'

/** The reader's word for an outcome; one that nobody has a word for stands as it is. */
export function outcomeWord({ outcomes }: SettingsMessages, outcome: Outcome): string {
  const known: Readonly<Record<string, string>> = outcomes
  return Object.hasOwn(known, outcome) ? (known[outcome] ?? outcome) : outcome
}
