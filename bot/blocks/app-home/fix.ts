import type { types } from '@slack/bolt'
import { outageAction } from '../../../src/i18n/outage-text.ts'
import { outageLine } from '../outage-line.ts'
import { button, header, quiet, section } from '../text.ts'
import type { AppHomeParts, AppHomeSection } from './parts.ts'

const maxFaults = 5

function outageLines({ facts, reader, urls }: AppHomeParts): types.KnownBlock[] {
  return facts.outages.map(shown => {
    const outage = { ...shown, reader, now: facts.now }
    const action = outageAction(outage)
    const mend =
      action &&
      button({
        actionId: `open:fix:${shown.outage.id}`,
        text: action.label,
        url: urls.public + action.path,
        style: 'primary',
      })
    return section(`:warning: ${outageLine(outage)}`, mend)
  })
}

/** Lost calendars whose outage is not shown above. */
function calendarLines({ facts, home, urls }: AppHomeParts): types.KnownBlock[] {
  const known = facts.outages.map(({ outage }) => outage.subject)
  return facts.lostCalendars
    .filter(({ connectionId }) => !known.includes(`connection:${connectionId}`))
    .map(({ connectionId, label }) =>
      section(
        `:warning: ${home.calendarLost({ account: quiet(label) })}`,
        button({
          actionId: `open:calendar:${connectionId}`,
          text: home.reconnect,
          label: `${home.reconnect}: ${label}`,
          url: `${urls.public}/settings/calendars`,
          style: 'primary',
        }),
      ),
    )
}

/** Empty if nothing is broken. */
export const fixSection: AppHomeSection = parts => {
  const lines = [...calendarLines(parts), ...outageLines(parts)].slice(0, maxFaults)
  return lines.length === 0 ? [] : [header(parts.home.fixThis), ...lines]
}
