import type { SettingsWords } from '../../../i18n/settings/settings-words.ts'

/** A target of the ledger in the reader's words; one without words stands as it is. */
export function targetWord(words: SettingsWords, target: string): string {
  const { targets } = words.deliveries
  const known: Readonly<Record<string, string>> = targets
  return known[target] ?? known[target.split(':')[0] ?? ''] ?? target
}
