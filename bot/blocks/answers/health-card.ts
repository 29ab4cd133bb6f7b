import { messagesIn } from '../../../src/i18n/messages.ts'
import { type OutageFacts, outageAction, providerName } from '../../../src/i18n/outage-text.ts'
import { reasonText } from '../../../src/i18n/reason-text.ts'
import type { Locale } from '../../../src/model/entities.ts'
import { outageLine } from '../outage-line.ts'
import { actions, button, contextLine, quiet, type SlackMessage, section } from '../text.ts'

/** An outage, its effect on bookings, and the way to solve it; edited when it is over. */
export function healthCard(facts: OutageFacts, publicUrl: string): SlackMessage {
  const text = outageLine(facts)
  const action = outageAction(facts)
  const { outage, reader } = facts
  const isOver = outage.endedAt !== undefined
  const reason = reasonText(reader.locale, { text: outage.reason, code: outage.reasonCode })
  return {
    text,
    blocks: [
      section(`${isOver ? ':white_check_mark:' : ':warning:'} ${text}`),
      ...(isOver ? [] : [contextLine(quiet(reason))]),
      ...(action
        ? [
            actions([
              button({
                actionId: 'open:health',
                text: action.label,
                url: publicUrl + action.path,
                style: 'primary',
              }),
            ]),
          ]
        : []),
    ],
  }
}

/** One line about a provider's failure for a meeting, with the way to solve it. */
export function refusedCard({
  what,
  locale,
  title,
  name,
  provider,
  reason,
  url,
}: {
  what: 'record' | 'call'
  locale: Locale
  title: string
  name: string
  provider: string
  reason: string
  url: string
}): SlackMessage {
  const copy = messagesIn(locale, 'health').refused[what]
  const values = {
    provider: quiet(providerName(locale, provider)),
    title: quiet(title),
    name: quiet(name),
  }
  const text = copy.text(values)
  return {
    text,
    blocks: [
      section(`:warning: ${text} ${quiet(reason, 500)}`.trim()),
      contextLine(copy.next),
      actions([button({ actionId: 'open:refused', text: copy.open, url, style: 'primary' })]),
    ],
  }
}
