import { outageNotice, type RefusalFacts, refusalNotice } from '../../../src/i18n/health-notice.ts'
import type { OutageFacts } from '../../../src/i18n/outage-text.ts'
import { outageLine } from '../outage-line.ts'
import { actions, button, contextLine, quiet, type SlackMessage, section } from '../text.ts'

/** An outage, its effect on bookings, and the way to solve it; edited when it is over. */
export function healthCard(facts: OutageFacts, publicUrl: string): SlackMessage {
  const text = outageLine(facts)
  const { isOver, reason, link } = outageNotice(facts, publicUrl)
  return {
    text,
    blocks: [
      section(`${isOver ? ':white_check_mark:' : ':warning:'} ${text}`),
      ...(reason === undefined ? [] : [contextLine(quiet(reason))]),
      ...(link
        ? [
            actions([
              button({
                actionId: 'open:health',
                text: link.label,
                url: link.url,
                style: 'primary',
              }),
            ]),
          ]
        : []),
    ],
  }
}

/** One line about a provider's failure for a meeting, with the way to solve it. */
export function refusedCard(facts: RefusalFacts): SlackMessage {
  const { text, next, open } = refusalNotice(facts, quiet)
  const { reason, url } = facts
  return {
    text,
    blocks: [
      section(`:warning: ${text} ${quiet(reason, 500)}`.trim()),
      contextLine(next),
      actions([button({ actionId: 'open:refused', text: open, url, style: 'primary' })]),
    ],
  }
}
