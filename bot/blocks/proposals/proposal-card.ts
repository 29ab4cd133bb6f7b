import type { Messages } from '../../../src/i18n/messages.ts'
import { proposalTitleForGuests } from '../../../src/i18n/title-for-guests.ts'
import type { Proposal } from '../../../src/model/entities.ts'
import { actions, button, contextLine, quiet, type SlackMessage, section } from '../text.ts'
import { dateToken, type Reader, timeIn, timeInCity } from '../times.ts'
import { guestOf } from './preview.ts'

interface ProposalCardParts {
  copy: Messages<'slack/general'>
  proposal: Proposal
  url: string
}

const hostReader = ({ host, invitee }: Proposal): Reader => ({
  timeZone: host.timeZone,
  locale: invitee.locale,
})

const guestReader = ({ invitee }: Proposal): Reader | undefined =>
  invitee.timeZone ? { timeZone: invitee.timeZone, locale: invitee.locale } : undefined

/** For notifications: `Thu 12 Nov 15:00 CET`, and the guest's local time if it is known. */
function proposedTime(proposal: Proposal, start: number): string {
  const guest = guestReader(proposal)
  const own = timeIn(start, hostReader(proposal))
  return guest && guest.timeZone !== proposal.host.timeZone
    ? `${own} (${timeInCity(start, guest)})`
    : own
}

/** Everybody reads it in their own time zone. The fallback text uses the host's. */
export const proposedTimeToken = (proposal: Proposal, start: number): string =>
  dateToken(start, hostReader(proposal))

function slotSection({ copy, proposal }: ProposalCardParts, start: number, isOpen: boolean) {
  const token = proposedTimeToken(proposal, start)
  if (!isOpen) return section(copy.lostTime({ time: token }))
  const pick = button({
    actionId: `pick:${start}`,
    text: copy.pickThis,
    label: copy.pick({ time: timeIn(start, hostReader(proposal)) }),
    value: JSON.stringify({ proposalId: proposal.id, startsAt: start }),
  })
  return section(token, pick)
}

const noneButton = ({ copy, proposal }: ProposalCardParts) =>
  button({
    actionId: 'pick:none',
    text: copy.noneSuits,
    value: JSON.stringify({ proposalId: proposal.id }),
  })

/** The message for everyone in the conversation: a line per time, with taken times struck through. */
export function proposalCard(parts: ProposalCardParts, openSlots: readonly number[]): SlackMessage {
  const { copy, proposal, url } = parts
  const host = quiet(proposal.host.name)
  const guest = guestOf(proposal.invitee)
  const title = quiet(proposalTitleForGuests(proposal))
  const isOpen = (start: number) => openSlots.includes(start)
  return {
    text: copy.proposalCardText({ host, guest, title }),
    blocks: [
      section(copy.proposalCard({ host, guest, title, minutes: proposal.durationMinutes })),
      ...(proposal.message ? [section(quiet(proposal.message, 500))] : []),
      ...proposal.slots.map(start => slotSection(parts, start, isOpen(start))),
      ...(openSlots.length === 0 ? [section(copy.noneLeft)] : []),
      actions([noneButton(parts)]),
      contextLine(
        copy.proposalCardFoot({ expires: proposedTimeToken(proposal, proposal.expiresAt), url }),
      ),
    ],
  }
}

/** The same message after a time was picked. */
export function bookedCard(
  { copy, proposal }: Pick<ProposalCardParts, 'copy' | 'proposal'>,
  startsAt: number,
): SlackMessage {
  const title = quiet(proposalTitleForGuests(proposal))
  const guest = guestOf(proposal.invitee)
  const say = (time: string) => copy.bookedCard({ title, guest, time })
  return {
    text: say(proposedTime(proposal, startsAt)),
    blocks: [section(say(proposedTimeToken(proposal, startsAt)))],
  }
}

/** The same message after the picked time was taken: the lost time, nearby times, and the current card. */
export function takenCard(
  parts: ProposalCardParts,
  lost: { startsAt: number; openSlots: readonly number[]; alternatives: readonly number[] },
): SlackMessage {
  const { copy, proposal } = parts
  const message = proposalCard(
    parts,
    lost.openSlots.filter(start => start !== lost.startsAt),
  )
  const hasOthers = lost.alternatives.length > 0
  const say = (timeOf: (proposal: Proposal, start: number) => string) => {
    const others = lost.alternatives.map(start => timeOf(proposal, start)).join(' · ')
    return copy.takenCard({ time: timeOf(proposal, lost.startsAt), others, hasOthers })
  }
  return { text: say(proposedTime), blocks: [section(say(proposedTimeToken)), ...message.blocks] }
}
