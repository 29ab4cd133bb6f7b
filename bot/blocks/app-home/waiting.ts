import type { types } from '@slack/bolt'
import type { Meeting } from '../../../src/model/entities.ts'
import { meetingName } from '../meeting-name.ts'
import { guestOf } from '../proposals/preview.ts'
import { actions, button, contextLine, header, plain, quiet, section } from '../text.ts'
import { dayIn, timeIn } from '../times.ts'
import type { AppHomeParts, AppHomeSection } from './parts.ts'

const maxDue = 8
const maxOptions = 100
const maxValueLength = 75

const quick = ['completed', 'no-show'] as const
const more = ['rescheduled', 'canceled'] as const

function moreMenu({ copy, home, own }: AppHomeParts, { id }: Meeting): types.StaticSelect {
  const known: readonly string[] = [...quick, ...more, 'scheduled']
  const options = [
    ...more.map(value => ({ value: `own:${value}`, label: copy.outcomes[value] })),
    ...(own ?? [])
      .filter(({ value }) => !known.includes(value))
      .map(({ value, label }) => ({ value: `own:${value}`, label })),
  ].filter(({ value }) => value.length <= maxValueLength)
  return {
    type: 'static_select',
    action_id: `outcome-more:${id}`,
    placeholder: plain(home.moreOutcomes, 150),
    options: options
      .slice(0, maxOptions)
      .map(({ value, label }) => ({ text: plain(label, 75), value })),
  }
}

function dueLines(parts: AppHomeParts, meeting: Meeting): types.KnownBlock[] {
  const { copy, reader } = parts
  return [
    section(`${dayIn(meeting.startsAt, reader)} · ${meetingName(meeting)}`),
    {
      ...actions([
        ...quick.map(outcome =>
          button({
            actionId: `outcome:${outcome}:${meeting.id}`,
            text: copy.outcomes[outcome],
            label: `${copy.outcomes[outcome]}: ${meeting.title}`,
            value: meeting.id,
          }),
        ),
        moreMenu(parts, meeting),
      ]),
      block_id: `due:${meeting.id}`,
    },
  ]
}

/** Meetings without an outcome: one press each, as in the question itself. */
export const dueSection: AppHomeSection = parts => {
  const { facts, home, urls } = parts
  const shown = facts.due.slice(0, maxDue)
  const rest = facts.due.length - shown.length
  if (shown.length === 0) return []
  return [
    header(home.due),
    ...shown.flatMap(meeting => dueLines(parts, meeting)),
    ...(rest > 0 ? [contextLine(home.more({ count: rest, url: `${urls.public}/settings` }))] : []),
  ]
}

function proposalList(
  { facts, home, reader }: AppHomeParts,
  isAsking: boolean,
): types.KnownBlock[] {
  const lines = facts.proposals
    .filter(proposal => (proposal.wish !== undefined) === isAsking)
    .map(({ title, invitee, expiresAt }) => {
      const expires = timeIn(expiresAt, reader)
      return home.proposalLine({ title: quiet(title, 80), guest: guestOf(invitee), expires })
    })
  if (lines.length === 0) return []
  const title = isAsking ? home.wishes : home.proposals
  return [header(title), section(lines.map(text => `• ${text}`).join('\n'))]
}

/** Proposals whose guests wait for other times, then those without an answer, the earliest to expire first. */
export const proposalSection: AppHomeSection = parts => [
  ...proposalList(parts, true),
  ...proposalList(parts, false),
]

/** Whether the person accepts chats; empty if there is no live chat. */
export const chatSection: AppHomeSection = ({ facts, home }) => {
  const { isTakingChats } = facts
  if (isTakingChats === undefined) return []
  const flip = button({
    actionId: 'home:chats',
    text: isTakingChats ? home.stopChats : home.takeChats,
    value: isTakingChats ? 'off' : 'on',
  })
  const text = isTakingChats ? home.takingChats : home.notTakingChats
  return [header(home.chats), section(text, flip)]
}
