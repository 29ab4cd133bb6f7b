import { messagesIn } from '../../../src/i18n/messages.ts'
import { type Locale, locales } from '../../../src/model/entities.ts'
import { actions, button, quiet, type SlackMessage, section, sentence } from '../text.ts'

interface Stranger {
  email: string | undefined
  slackLocale: string | undefined
  isOutsider: boolean
}

/** The language of the person's Slack, if Parley supports it. */
export const localeOf = (slackLocale: string | undefined): Locale =>
  locales.find(locale => slackLocale?.toLowerCase().startsWith(locale)) ?? 'en'

/**
 * For a person who is not a user yet: what to do, and a button for it. People of another team have no admin
 * here.
 */
export function strangerMessage({ email, slackLocale, isOutsider }: Stranger): SlackMessage {
  const locale = localeOf(slackLocale)
  if (isOutsider) return sentence(messagesIn(locale, 'slack/outsiders').notForYou)
  const copy = messagesIn(locale, 'slack/general')
  const text = email ? copy.unknownUser({ email: quiet(email) }) : copy.unknownUserNoEmail
  const ask = button({
    actionId: 'join:ask',
    text: messagesIn(locale, 'slack/proposals').askAdmin,
    value: 'ask',
  })
  return { text, blocks: [section(text), actions([ask])] }
}
