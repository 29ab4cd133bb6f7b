import type { Messages } from '../../../src/i18n/messages.ts'
import type { Meeting } from '../../../src/model/entities.ts'
import { meetingName } from '../meeting-name.ts'
import { actions, button, contextLine, type SlackMessage, section } from '../text.ts'
import { dayIn, type Reader } from '../times.ts'

/** Slack shows five buttons in a row. Further meetings are listed in App Home. */
const maxButtons = 5

interface DueParts {
  verbs: Messages<'slack/verbs'>
  reader: Reader
}

/** Asks which of several meetings without an outcome is meant, latest first. */
export function outcomesDueMessage(
  { verbs, reader }: DueParts,
  due: readonly Meeting[],
): SlackMessage {
  const rest = due.length - maxButtons
  const lines = due.slice(0, maxButtons).map(({ title, invitee, startsAt }) => {
    const day = dayIn(startsAt, reader)
    return `• ${day} · ${meetingName({ title, invitee }, 80)}`
  })
  const buttons = due.slice(0, maxButtons).map(({ id, title, invitee, startsAt }) =>
    button({
      actionId: `due:${id}`,
      text: `${invitee.name || invitee.email}, ${dayIn(startsAt, reader)}`,
      label: `${title}, ${invitee.name || invitee.email}`,
      value: id,
    }),
  )
  return {
    text: verbs.whichDue,
    blocks: [
      section(`${verbs.whichDue}\n${lines.join('\n')}`),
      actions(buttons),
      ...(rest > 0 ? [contextLine(verbs.moreDue({ count: rest }))] : []),
    ],
  }
}
