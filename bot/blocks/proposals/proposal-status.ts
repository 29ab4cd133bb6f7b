import type { types } from '@slack/bolt'
import { type Messages, messagesIn } from '../../../src/i18n/messages.ts'
import type { Proposal } from '../../../src/model/entities.ts'
import { openWish } from '../../../src/model/open-wish.ts'
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
  /** Time zone and language of its sender. */
  reader: Reader
  /** Epoch ms; set if a time was picked. */
  pickedAt: number | undefined
  /** Free times to offer: those that the guest requested, and replacements for taken ones. */
  instead: readonly number[]
  /** The guest's request, if it can be parsed as days and times. */
  wish?: When | undefined
}

const maxWishLength = 600
const maxInstead = 2

/** The state of a proposal. */
export function stateOf(proposal: Proposal): ProposalState {
  const { status, via, answeredAt, openedAt } = proposal
  if (status !== 'open') return status
  if (openWish(proposal) !== undefined) return 'instead'
  if (answeredAt !== undefined) return 'answered'
  if (openedAt !== undefined) return 'opened'
  // Only an email surely reaches the guest. A copied or posted link counts as shared until it is opened.
  return via === 'email' ? 'sent' : 'shared'
}

function timesText(
  { proposal, reader, pickedAt }: StatusParts,
  copy: Messages<'slack/proposals'>,
): string {
  if (pickedAt !== undefined) return copy.pickedTime({ time: timeIn(pickedAt, reader) })
  const isOpen = proposal.status === 'open'
  return proposal.slots
    .map(start => {
      const time = timeIn(start, reader)
      return isOpen && !proposal.unavailableSlots.includes(start) ? `• ${time}` : `• ~${time}~`
    })
    .join('\n')
}

function history({ proposal, reader }: StatusParts, copy: Messages<'slack/proposals'>): string {
  const { createdAt, openedAt, nudgedAt, expiresAt, status, via } = proposal
  const beganAt = via === 'email' ? copy.sentAt : copy.madeAt
  return [
    beganAt({ time: timeIn(createdAt, reader) }),
    ...(openedAt === undefined ? [] : [copy.openedAt({ time: timeIn(openedAt, reader) })]),
    ...(nudgedAt === undefined ? [] : [copy.nudgedAt({ time: timeIn(nudgedAt, reader) })]),
    ...(status === 'open' ? [copy.expires({ time: timeIn(expiresAt, reader) })] : []),
  ].join(' · ')
}

const withdrawButton = (copy: Messages<'slack/proposals'>, value: string): types.Button => ({
  ...button({ actionId: 'proposal:withdraw', text: copy.withdraw, value, style: 'danger' }),
  confirm: {
    title: plain(copy.withdrawTitle, limits.confirmTitle),
    text: plain(copy.withdrawText, limits.confirmText),
    confirm: plain(copy.withdraw, limits.confirmButton),
    deny: plain(copy.keep, limits.confirmButton),
  },
})

const againButton = (copy: Messages<'slack/proposals'>, value: string): types.Button =>
  button({ actionId: 'proposal:again', text: copy.again, value, style: 'primary' })

function insteadButtons(
  { proposal, reader, instead }: StatusParts,
  copy: Messages<'slack/proposals'>,
) {
  return instead.slice(0, maxInstead).map(start =>
    button({
      actionId: `proposal:replace:${start}`,
      text: copy.proposeInstead({ time: timeIn(start, reader) }),
      value: JSON.stringify({ proposalId: proposal.id, startsAt: start }),
    }),
  )
}

function rowOf(parts: StatusParts, copy: Messages<'slack/proposals'>): types.ActionsBlock[] {
  const { proposal } = parts
  const { id, status } = proposal
  if (status === 'picked') return []
  if (status !== 'open') return [actions([againButton(copy, id)])]
  const nudge = {
    actionId: 'proposal:nudge',
    text: copy.nudge,
    label: `${copy.nudge}: ${copy.nudgeLabel}`,
    value: id,
  }
  const isAsking = openWish(proposal) !== undefined
  const mayNudge = proposal.nudgedAt === undefined && !isAsking
  return [
    actions([
      ...(isAsking ? [againButton(copy, id)] : []),
      ...insteadButtons(parts, copy),
      ...(mayNudge && parts.instead.length < maxInstead ? [button(nudge)] : []),
      button({ actionId: 'proposal:add', text: copy.add, value: id }),
      withdrawButton(copy, id),
    ]),
  ]
}

function textOf({ proposal }: StatusParts, copy: Messages<'slack/proposals'>): string {
  const guest = guestOf(proposal.invitee)
  const title = quiet(proposal.title)
  const { askedInstead } = proposal
  const state = stateOf(proposal)
  return state === 'instead' && askedInstead !== undefined
    ? copy.askedText({ guest, title, wish: quiet(askedInstead, maxWishLength) })
    : copy.statusText({ guest, title, state: copy.states[state] })
}

const wishText = ({ ranges }: When, reader: Reader): string =>
  messagesIn(reader.locale, 'slack/general').asked({ days: spansIn(ranges, reader) })

/** The status of a proposal for its sender: one message, edited in place. */
export function proposalStatus(parts: StatusParts): SlackMessage {
  const { proposal, reader, pickedAt } = parts
  const copy = messagesIn(reader.locale, 'slack/proposals')
  const guest = guestOf(proposal.invitee)
  const state = stateOf(proposal)
  const { askedInstead } = proposal
  const heading = copy.title({
    title: quiet(proposal.title),
    guest,
    minutes: proposal.durationMinutes,
  })
  const wish = askedInstead === undefined ? '' : quiet(askedInstead, maxWishLength)
  const isAsking = state === 'instead' && wish !== ''
  // A picked time says by itself that one was picked.
  const stateLine = pickedAt === undefined ? `\n*${copy.states[state]}*` : ''
  return {
    text: textOf(parts, copy),
    blocks: [
      section(`${heading}${stateLine}${isAsking ? `\n“${wish}”` : ''}`),
      ...(isAsking && parts.wish ? [contextLine(wishText(parts.wish, reader))] : []),
      section(timesText(parts, copy)),
      ...(wish !== '' && !isAsking ? [contextLine(copy.askedBefore({ wish }))] : []),
      contextLine(history(parts, copy)),
      ...rowOf(parts, copy),
    ],
  }
}
