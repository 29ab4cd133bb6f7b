import { messagesIn } from '../../../src/i18n/messages.ts'
import type { Locale } from '../../../src/model/entities.ts'
import type { LinkPreview } from '../../../src/services/pages/link-preview.ts'
import { actions, button, contextLine, quiet, section } from '../text.ts'
import { dateToken } from '../times.ts'

/** Preview of our link for everybody in a conversation: no data of the CRM, and no guest. */
export function unfurlBlocks(
  { title, hostName, durationMinutes, starts, timeZone }: LinkPreview,
  { url, locale }: { url: string; locale: Locale },
) {
  const copy = messagesIn(locale, 'slack/proposals')
  const times = starts.map(start => dateToken(start, { timeZone, locale })).join(' · ')
  return [
    section(
      `*${quiet(title)}* · ${copy.minutes({ minutes: durationMinutes })} · ${quiet(hostName)}`,
    ),
    contextLine(starts.length > 0 ? copy.nextFree({ times }) : copy.noneFree),
    actions([button({ actionId: 'open:book', text: copy.book, url, style: 'primary' })]),
  ]
}
