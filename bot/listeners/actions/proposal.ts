import { z } from 'zod'
import { proposalWords } from '../../../src/i18n/slack/proposals/words.ts'
import type { Proposal } from '../../../src/model/entities.ts'
import { formExpired } from '../../../src/services/problems.ts'
import { withdrawProposal } from '../../../src/services/proposals/find-proposal.ts'
import { addTimes, nudgeInvitee } from '../../../src/services/proposals/update-proposal.ts'
import { emailOption } from '../../blocks/guest-option.ts'
import { instant } from '../../blocks/instant-shape.ts'
import { readCarried } from '../../blocks/read-carried.ts'
import { sentence } from '../../blocks/text.ts'
import { timeIn } from '../../blocks/times.ts'
import { addTimesModal } from '../../modals/add-times.ts'
import { dayFieldsOf } from '../../modals/day-ranges.ts'
import { openModal } from '../../modals/open-modal.ts'
import { getOwnProposal } from '../../modals/proposal-turn.ts'
import { openPropose } from '../../modals/propose.ts'
import type { Press } from '../../requests/press.ts'
import { readWish } from '../../requests/read-wish.ts'
import {
  actorOf,
  afterAck,
  type BotParts,
  isTurn,
  type Turn,
  takeTurn,
} from '../../requests/turn.ts'

const timeShape = z.object({ startsAt: instant })
const offerShape = z.object({ proposalId: z.uuid() })

interface Pressed {
  turn: Turn
  press: Press
  proposal: Proposal
}

const wordsOf = ({ turn }: Pressed) => proposalWords(turn.reader.locale)

async function nudge(pressed: Pressed): Promise<void> {
  const { turn, press, proposal } = pressed
  const { id: proposalId, workspaceId } = proposal
  const isFirst = await nudgeInvitee(turn.parts.context, { workspaceId, proposalId })
  const words = wordsOf(pressed)
  await press.tell(sentence(isFirst ? words.nudgedNow : words.nudgedBefore))
}

/** Confirmed in Slack already. The message is edited by its delivery, like after any change. */
async function withdraw({ turn, proposal }: Pressed): Promise<void> {
  const { id: proposalId, workspaceId } = proposal
  await withdrawProposal(turn.parts.context, { workspaceId, proposalId, actor: actorOf(turn) })
}

async function openAddTimes(pressed: Pressed): Promise<void> {
  const { turn, press, proposal } = pressed
  const title = wordsOf(pressed).addTitle
  const { triggerId } = press
  await openModal(turn, { triggerId, title }, () => addTimesModal(turn, proposal))
}

async function replace(pressed: Pressed): Promise<void> {
  const { turn, press, proposal } = pressed
  const { startsAt } = readCarried(timeShape, press.value)
  const { id: proposalId, workspaceId } = proposal
  await addTimes(turn.parts.context, { workspaceId, proposalId, starts: [startsAt] })
  await press.tell(sentence(wordsOf(pressed).offeredInstead(timeIn(startsAt, turn.reader))))
}

async function again({ turn, press, proposal }: Pressed): Promise<void> {
  const { invitee, durationMinutes, pageId, message: note } = proposal
  const { email, name } = invitee
  const guest = emailOption(email, name ? `${name} · ${email}` : email)
  const { triggerId } = press
  const when = readWish(proposal)
  const days = when ? dayFieldsOf(when.ranges, turn.reader.timeZone) : {}
  const prefill = { guest, durationMinutes, pageId, note, ...days }
  await openPropose(turn, { triggerId, prefill })
}

const workOf: Readonly<Record<string, (pressed: Pressed) => Promise<void>>> = {
  nudge,
  withdraw,
  add: openAddTimes,
  replace,
  again,
}

const proposalIdIn = ({ actionId, value }: Press): string =>
  actionId.startsWith('proposal:replace:') ? readCarried(offerShape, value).proposalId : value

/** The buttons below an offer's status. */
export const onProposal = (parts: BotParts, press: Press): Promise<void> =>
  afterAck(parts, press, async () => {
    const turn = await takeTurn(parts, press.source)
    if (!isTurn(turn)) return void (await press.tell(turn))
    const [, name = ''] = press.actionId.split(':')
    const work = Object.hasOwn(workOf, name) ? workOf[name] : undefined
    if (!work) throw formExpired()
    const proposal = await getOwnProposal(turn, proposalIdIn(press))
    await work({ turn, press, proposal })
  })
