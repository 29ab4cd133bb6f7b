import type { types } from '@slack/bolt'
import { type Messages, messagesIn } from '../../../src/i18n/messages.ts'
import type { Proposal } from '../../../src/model/entities.ts'
import type { When } from '../../../src/shorthand/types.ts'
import {
  actions,
  button,
  contextLine,
  limits,
  plain,
  quiet,
  type SlackMessage,
  section,
} from '../text.ts'
import { type Reader, spansIn, timeIn } from '../times.ts'
import { guestOf } from './preview.ts'

type ProposalState = keyof Messages<'slack/proposals'>['states']

interface StatusParts {
  proposal: Proposal
  /** Its sender's. */
  reader: Reader
  /** Epoch ms, where a time was picked. */
  pickedAt: number | undefined
  /** Free times to offer: those the guest asked for, and some in the place of those that were taken. */
  instead: readonly number[]
  /** What the guest asked for, where it can be read as days and times. */
  wish?: When | undefined
}

const maxWishLength = 600
const maxInstead = 2

/** How far an offer has come. */
export function stateOf({ status, via, askedInstead, openedAt }: Proposal): ProposalState {
  if (status !== 'open') return status
  if (askedInstead !== undefined) return 'instead'
  if (openedAt !== undefined) return 'opened'
  // Only an email is known to go to the guest: copied or posted, it waits to be opened.
  return via === 'email' ? 'sent' : 'shared'
}

function timesText(
  { proposal, reader, pickedAt }: StatusParts,
  words: Messages<'slack/proposals'>,
): string {
  if (pickedAt !== undefined) return words.pickedTime({ time: timeIn(pickedAt, reader) })
  const isOpen = proposal.status === 'open'
  return proposal.slots
    .map(start => {
      const time = timeIn(start, reader)
      return isOpen && !proposal.unavailableSlots.includes(start) ? `• ${time}` : `• ~${time}~`
    })
    .join('\n')
}

function history({ proposal, reader }: StatusParts, words: Messages<'slack/proposals'>): string {
  const { createdAt, openedAt, nudgedAt, expiresAt, status, via } = proposal
  const beganAt = via === 'email' ? words.sentAt : words.madeAt
  return [
    beganAt({ time: timeIn(createdAt, reader) }),
    ...(openedAt === undefined ? [] : [words.openedAt({ time: timeIn(openedAt, reader) })]),
    ...(nudgedAt === undefined ? [] : [words.nudgedAt({ time: timeIn(nudgedAt, reader) })]),
    ...(status === 'open' ? [words.expires({ time: timeIn(expiresAt, reader) })] : []),
  ].join(' · ')
}

const withdrawButton = (words: Messages<'slack/proposals'>, value: string): types.Button => ({
  ...button({ actionId: 'proposal:withdraw', text: words.withdraw, value, style: 'danger' }),
  confirm: {
    title: plain(words.withdrawTitle, limits.confirmTitle),
    text: plain(words.withdrawText, limits.confirmText),
    confirm: plain(words.withdraw, limits.confirmButton),
    deny: plain(words.keep, limits.confirmButton),
  },
})

const againButton = (words: Messages<'slack/proposals'>, value: string): types.Button =>
  button({ actionId: 'proposal:again', text: words.again, value, style: 'primary' })

function insteadButtons(
  { proposal, reader, instead }: StatusParts,
  words: Messages<'slack/proposals'>,
) {
  return instead.slice(0, maxInstead).map(start =>
    button({
      actionId: `proposal:replace:${start}`,
      text: words.offerInstead({ time: timeIn(start, reader) }),
      value: JSON.stringify({ proposalId: proposal.id, startsAt: start }),
    }),
  )
}

function rowOf(parts: StatusParts, words: Messages<'slack/proposals'>): types.ActionsBlock[] {
  const { proposal } = parts
  const { id, status } = proposal
  if (status === 'picked') return []
  if (status !== 'open') return [actions([againButton(words, id)])]
  const nudge = {
    actionId: 'proposal:nudge',
    text: words.nudge,
    label: `${words.nudge}: ${words.nudgeLabel}`,
    value: id,
  }
  const mayNudge = proposal.nudgedAt === undefined && proposal.askedInstead === undefined
  return [
    actions([
      ...(proposal.askedInstead === undefined ? [] : [againButton(words, id)]),
      ...insteadButtons(parts, words),
      ...(mayNudge && parts.instead.length < maxInstead ? [button(nudge)] : []),
      button({ actionId: 'proposal:add', text: words.add, value: id }),
      withdrawButton(words, id),
    ]),
  ]
}

function textOf({ proposal }: StatusParts, words: Messages<'slack/proposals'>): string {
  const guest = guestOf(proposal.invitee)
  const title = quiet(proposal.title)
  const { askedInstead } = proposal
  const state = stateOf(proposal)
  return state === 'instead' && askedInstead !== undefined
    ? words.askedText({ guest, title, wish: quiet(askedInstead, maxWishLength) })
    : words.statusText({ guest, title, state: words.states[state] })
}

const wishText = ({ ranges }: When, reader: Reader): string =>
  messagesIn(reader.locale, 'slack/general').asked({ days: spansIn(ranges, reader) })

/** What became of an offer, for who made it; one message, edited in place. */
export function proposalStatus(parts: StatusParts): SlackMessage {
  const { proposal, reader } = parts
  const words = messagesIn(reader.locale, 'slack/proposals')
  const guest = guestOf(proposal.invitee)
  const state = stateOf(proposal)
  const { askedInstead } = proposal
  const heading = words.title({
    title: quiet(proposal.title),
    guest,
    minutes: proposal.durationMinutes,
  })
  const wish = askedInstead === undefined ? '' : `\n“${quiet(askedInstead, maxWishLength)}”`
  return {
    text: textOf(parts, words),
    blocks: [
      section(`${heading}\n*${words.states[state]}*${wish}`),
      ...(parts.wish ? [contextLine(wishText(parts.wish, reader))] : []),
      section(timesText(parts, words)),
      contextLine(history(parts, words)),
      ...rowOf(parts, words),
    ],
  }
}
