import { fill } from '../../../i18n/fill.ts'
import { providerName } from '../../../i18n/health/health-words.ts'
import type { SettingsWords } from '../../../i18n/settings/en.ts'
import type { Locale } from '../../../model/entities.ts'

/** A target of the ledger in the reader's words; one without words stands as it is. */
function targetWord(words: SettingsWords, target: string): string {
  const { targets } = words.deliveries
  const known: Readonly<Record<string, string>> = targets
  return known[target] ?? known[target.split(':')[0] ?? ''] ?? target
}

/** With whose calendar it is, whom the mail is for, or how the workspace's CRM is called. */
export function targetText(
  words: SettingsWords,
  {
    target,
    personName,
    inviteeName,
    crm,
    locale,
  }: {
    target: string
    personName: string | undefined
    inviteeName: string
    /** The provider's id. */
    crm: string
    locale: Locale
  },
): string {
  if (target === 'crm') return providerName(locale, crm)
  const word = targetWord(words, target)
  const name = target === 'mail:invitee' ? inviteeName : personName
  return name ? fill(words.deliveries.personOf, { target: word, name }) : word
}
