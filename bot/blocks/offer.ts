import type { SlackWords } from '../../src/i18n/slack/en.ts'
import type { Proposal } from '../../src/scheduling/entities.ts'
import { guestOf } from './preview.ts'
import { actions, button, contextLine, quiet, type SlackMessage, section } from './text.ts'
import { dateToken, type Reader, timeIn, timeInCity } from './times.ts'

interface OfferParts {
  words: SlackWords
  proposal: Proposal
  url: string
}

const mostButtons = 5

const hostReader = ({ host, invitee }: Proposal): Reader => ({
  timeZone: host.timeZone,
  locale: invitee.locale,
})

const guestReader = ({ invitee }: Proposal): Reader | undefined =>
  invitee.timeZone ? { timeZone: invitee.timeZone, locale: invitee.locale } : undefined

/** `Thu 12 Nov 15:00 CET`, and the guest's own time where it is known. */
export function offeredTime(proposal: Proposal, start: number): string {
  const guest = guestReader(proposal)
  const own = timeIn(start, hostReader(proposal))
  return guest && guest.timeZone !== proposal.host.timeZone
    ? `${own} (${timeInCity(start, guest)})`
    : own
}

const slotText = (proposal: Proposal, start: number): string => {
  const reader = hostReader(proposal)
  const guest = guestReader(proposal)
  return `${dateToken(start, reader)}${guest ? ` · ${timeInCity(start, guest)}` : ''}`
}

function pickButton({ words, proposal }: OfferParts, start: number) {
  const time = timeIn(start, hostReader(proposal))
  return button({
    actionId: `pick:${start}`,
    text: time,
    label: words.pick(time),
    value: JSON.stringify({ proposalId: proposal.id, startsAt: start }),
  })
}

/** The message everyone in the conversation sees: a button per time. */
export function offerMessage(parts: OfferParts, openSlots: readonly number[]): SlackMessage {
  const { words, proposal, url } = parts
  const host = quiet(proposal.host.name)
  const guest = guestOf(proposal.invitee)
  const title = quiet(proposal.title)
  const slots = openSlots.slice(0, mostButtons)
  const expires = timeIn(proposal.expiresAt, hostReader(proposal))
  return {
    text: words.offerText({ host, guest, title }),
    blocks: [
      section(words.offer({ host, guest, title, minutes: proposal.durationMinutes })),
      ...(proposal.message ? [section(quiet(proposal.message, 500))] : []),
      section(
        slots.map(start => slotText(proposal, start)).join('\n') || words.closedOffer.expired,
      ),
      ...(slots.length > 0 ? [actions(slots.map(start => pickButton(parts, start)))] : []),
      contextLine(words.offerFoot(expires, url)),
    ],
  }
}

/** The same message once a time was picked. */
export function bookedOfferMessage(
  { words, proposal }: Pick<OfferParts, 'words' | 'proposal'>,
  startsAt: number,
): SlackMessage {
  const title = quiet(proposal.title)
  const guest = guestOf(proposal.invitee)
  const text = words.bookedOffer({ title, guest, time: offeredTime(proposal, startsAt) })
  return { text, blocks: [section(text)] }
}

/** The same message after a lost race: the time struck, what is left as buttons, others named. */
export function takenOfferMessage(
  parts: OfferParts,
  lost: { startsAt: number; openSlots: readonly number[]; alternatives: readonly number[] },
): SlackMessage {
  const { words, proposal } = parts
  const message = offerMessage(
    parts,
    lost.openSlots.filter(start => start !== lost.startsAt),
  )
  const notice = words.takenOffer({
    time: offeredTime(proposal, lost.startsAt),
    others: lost.alternatives.map(start => offeredTime(proposal, start)).join(', '),
  })
  return { text: notice, blocks: [section(notice), ...message.blocks] }
}
