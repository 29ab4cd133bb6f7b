import type { SlackWords } from '../../src/i18n/slack/en.ts'
import { type Meeting, outcomes } from '../../src/scheduling/entities.ts'
import { guestOf } from './preview.ts'
import { actions, button, plain, quiet, type SlackMessage, section } from './text.ts'
import { clockIn, type Reader } from './times.ts'

const offered = outcomes.filter(outcome => outcome !== 'scheduled')

/** The question after a meeting, one press each. */
export function outcomeQuestion(words: SlackWords, meeting: Meeting): SlackMessage {
  const guest = guestOf(meeting.invitee)
  const title = quiet(meeting.title)
  return {
    text: words.howDidItGoText(title, guest),
    blocks: [
      section(words.howDidItGo(title, guest)),
      actions([
        ...offered.map(outcome =>
          button({
            actionId: `outcome:${outcome}`,
            text: words.outcomes[outcome],
            value: meeting.id,
            ...(outcome === 'completed' ? { style: 'primary' as const } : {}),
          }),
        ),
        {
          type: 'overflow',
          action_id: 'outcome-more',
          options: [{ text: plain(words.stillGoing, 75), value: `later:${meeting.id}` }],
        },
      ]),
    ],
  }
}

/** What the question becomes once answered. */
export function outcomeLogged(
  words: SlackWords,
  logged: { meeting: Meeting; at: number; reader: Reader },
): SlackMessage {
  const { meeting, at, reader } = logged
  const known: Partial<Record<string, string>> = words.outcomes
  const text = words.logged({
    outcome: known[meeting.outcome] ?? quiet(meeting.outcome),
    title: quiet(meeting.title),
    guest: guestOf(meeting.invitee),
    time: clockIn(at, reader),
  })
  return {
    text,
    blocks: [
      section(text),
      actions([
        button({
          actionId: 'outcome-undo',
          text: `${words.undo} (10 min)`,
          label: words.undo,
          value: JSON.stringify({ meetingId: meeting.id, loggedAt: at, outcome: meeting.outcome }),
        }),
      ]),
    ],
  }
}
