import type { SettingsWords } from '../../i18n/settings/settings-words.ts'
import { type Outcome, outcomes } from '../../scheduling/entities.ts'

/** The reader's word for an outcome; an account's own stands as it is. */
export function outcomeWord(words: SettingsWords, outcome: Outcome): string {
  const builtIn = outcomes.find(one => one === outcome)
  return builtIn ? words.outcomes[builtIn] : outcome
}
