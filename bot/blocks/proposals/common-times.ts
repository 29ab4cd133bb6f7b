import type { Messages } from '../../../src/i18n/messages.ts'
import { actions, button, type SlackMessage, section } from '../text.ts'
import { type Reader, timeIn } from '../times.ts'

interface CommonTimesParts {
  copy: Messages<'slack/general'>
  verbs: Messages<'slack/verbs'>
  reader: Reader
  /** In mrkdwn. */
  names: string
  durationMinutes: number
  typed: string
}

/** Value of a button that opens the form with these times chosen. */
const timesValue = (chosen: { slots: readonly number[]; durationMinutes: number }): string =>
  JSON.stringify(chosen)

function timeLine({ verbs, reader, durationMinutes }: CommonTimesParts, startsAt: number) {
  const time = timeIn(startsAt, reader)
  const value = timesValue({ slots: [startsAt], durationMinutes })
  const label = `${verbs.proposeOne} ${time}`
  return section(
    time,
    button({ actionId: `form:propose:${startsAt}`, text: verbs.proposeOne, label, value }),
  )
}

/** Times when several people are free, to propose together or one by one. */
export function commonTimesMessage(
  parts: CommonTimesParts,
  found: { starts: readonly number[]; nextFreeAt: number | undefined },
): SlackMessage {
  const { copy, verbs, names, durationMinutes: minutes, reader } = parts
  const { starts, nextFreeAt } = found
  const shown = starts.length > 0 ? starts : nextFreeAt === undefined ? [] : [nextFreeAt]
  const none = [verbs.noCommon({ names })]
  if (nextFreeAt !== undefined) none.push(verbs.nextCommon({ time: timeIn(nextFreeAt, reader) }))
  const text = starts.length > 0 ? verbs.freeFor({ names, minutes }) : none.join(' ')
  const all = button({
    actionId: 'form:propose:all',
    text: verbs.proposeThese,
    value: timesValue({ slots: shown, durationMinutes: minutes }),
    style: 'primary',
  })
  const value = parts.typed.slice(0, 2000) || ' '
  const edit = button({ actionId: 'draft:edit', text: copy.edit, value })
  return {
    text,
    blocks: [
      section(text),
      ...shown.map(startsAt => timeLine(parts, startsAt)),
      actions([...(shown.length > 1 ? [all] : []), edit]),
    ],
  }
}
