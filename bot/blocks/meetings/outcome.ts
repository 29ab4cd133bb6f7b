import type { types } from '@slack/bolt'
import type { CrmChoices } from '../../../crm/contract/crm-objects.ts'
import { type Messages, messagesIn } from '../../../src/i18n/messages.ts'
import { type Meeting, type Outcome, outcomes } from '../../../src/model/entities.ts'
import { meetingName } from '../meeting-name.ts'
import { actions, button, contextLine, plain, quiet, type SlackMessage, section } from '../text.ts'
import { clockIn, type Reader } from '../times.ts'

const offered = outcomes.filter(outcome => outcome !== 'scheduled')
/** Slack's limit for an overflow menu. For more options a select menu is used. */
const maxInOverflow = 5
const maxInList = 100
const maxValueLength = 75

/** Asks again later, or records one of the account's own outcomes, which may be too many for buttons. */
function moreMenu(
  copy: Messages<'slack/general'>,
  { meeting, own }: { meeting: Meeting; own: CrmChoices['outcomes'] },
): types.Overflow | types.StaticSelect {
  const ours: readonly string[] = outcomes
  const options = [
    { value: 'later', label: copy.stillGoing },
    ...(own ?? [])
      .filter(({ value }) => !ours.includes(value))
      .map(({ value, label }) => ({ value: `own:${value}`, label })),
  ]
    .filter(({ value }) => value.length <= maxValueLength)
    .slice(0, maxInList)
    .map(({ value, label }) => ({ text: plain(label, 75), value }))
  const action_id = `outcome-more:${meeting.id}`
  return options.length <= maxInOverflow
    ? { type: 'overflow', action_id, options }
    : { type: 'static_select', action_id, options, placeholder: plain(copy.otherOutcome, 150) }
}

/** The question after a meeting, one press per answer. The menu has the account's own outcomes, in its order. */
export function outcomeQuestion(
  copy: Messages<'slack/general'>,
  { meeting, own }: { meeting: Meeting; own: CrmChoices['outcomes'] },
): SlackMessage {
  const name = meetingName(meeting)
  return {
    text: copy.howDidItGoText({ meeting: name }),
    blocks: [
      section(copy.howDidItGo({ meeting: name })),
      actions([
        ...offered.map(outcome =>
          button({
            actionId: `outcome:${outcome}`,
            text: copy.outcomes[outcome],
            value: meeting.id,
            ...(outcome === 'completed' ? { style: 'primary' as const } : {}),
          }),
        ),
        moreMenu(copy, { meeting, own }),
      ]),
    ],
  }
}

/** Name of an outcome in the reader's language, or the account's own text, escaped. */
export function outcomeName(copy: Messages<'slack/general'>, outcome: Outcome): string {
  const known: Readonly<Record<string, string>> = copy.outcomes
  return quiet(Object.hasOwn(known, outcome) ? (known[outcome] ?? outcome) : outcome)
}

interface LoggedParts {
  meeting: Meeting
  at: number
  reader: Reader
  /** Display name of the CRM; undefined until it has the outcome. */
  crm?: string | undefined
}

function loggedText(
  copy: Messages<'slack/general'>,
  { meeting, at, reader, crm }: LoggedParts,
): string {
  const facts = {
    outcome: outcomeName(copy, meeting.outcome),
    meeting: meetingName(meeting),
    time: clockIn(at, reader),
  }
  const notifications = messagesIn(reader.locale, 'slack/notifications')
  return crm ? notifications.loggedIn({ ...facts, crm: quiet(crm) }) : copy.logged(facts)
}

/**
 * Replaces the question after the answer: what was recorded and where, an undo button, and possible next steps.
 */
export function outcomeLogged(copy: Messages<'slack/general'>, logged: LoggedParts): SlackMessage {
  const { meeting, at, reader } = logged
  const notifications = messagesIn(reader.locale, 'slack/notifications')
  const text = loggedText(copy, logged)
  const { id: value, outcome } = meeting
  const undo = JSON.stringify({ meetingId: meeting.id, loggedAt: at, outcome })
  return {
    text,
    blocks: [
      section(text),
      actions([
        button({
          actionId: 'outcome-undo',
          text: `${copy.undo} (10 min)`,
          label: copy.undo,
          value: undo,
        }),
        button({ actionId: 'outcome-notes', text: notifications.addNotes, value }),
        outcome === 'no-show'
          ? button({ actionId: 'outcome-missed', text: notifications.writeToGuest, value })
          : button({ actionId: 'outcome-next', text: notifications.nextStep, value }),
      ]),
      contextLine(notifications.replyHint),
    ],
  }
}
