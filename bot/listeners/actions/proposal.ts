import { z } from 'zod'
import { messagesIn } from '../../../src/i18n/messages.ts'
import type { Proposal } from '../../../src/model/entities.ts'
import { formExpired } from '../../../src/services/problems.ts'
import { withdrawProposal } from '../../../src/services/proposals/find-proposal.ts'
import { addTimes, nudgeInvitee } from '../../../src/services/proposals/update-proposal.ts'
import { noPage } from '../../blocks/forms/propose-form.ts'
import { emailOption } from '../../blocks/guest-option.ts'
import { instant } from '../../blocks/instant-shape.ts'
import { readCarried } from '../../blocks/read-carried.ts'
import { sentence } from '../../blocks/text.ts'
import { timeIn } from '../../blocks/times.ts'
import { addTimesModal } from '../../modals/add-times.ts'
import { dayFieldsOf } from '../../modals/day-ranges.ts'
import { getOwnProposal } from '../../modals/get-own-proposal.ts'
import { openModal } from '../../modals/open-modal.ts'
import { openPropose } from '../../modals/propose.ts'
import type { Press } from '../../requests/press.ts'
import { readWish } from '../../requests/read-wish.ts'
import {
  actorOf,
  afterAck,
  type BotParts,
  isResolved,
  type RequestContext,
  resolveRequest,
} from '../../requests/request-context.ts'

const timeShape = z.object({ startsAt: instant })
const valueShape = z.object({ proposalId: z.uuid() })

interface Pressed {
  request: RequestContext
  press: Press
  proposal: Proposal
}

const wordsOf = ({ request }: Pressed) => messagesIn(request.reader.locale, 'slack/proposals')

async function nudge(pressed: Pressed): Promise<void> {
  const { request, press, proposal } = pressed
  const { id: proposalId, workspaceId } = proposal
  const isFirst = await nudgeInvitee(request.parts.context, { workspaceId, proposalId })
  const copy = wordsOf(pressed)
  await press.reply(sentence(isFirst ? copy.nudgedNow : copy.nudgedBefore))
}

/** Slack has already asked for confirmation. As after any change, a delivery edits the message. */
async function withdraw({ request, proposal }: Pressed): Promise<void> {
  const { id: proposalId, workspaceId } = proposal
  await withdrawProposal(request.parts.context, {
    workspaceId,
    proposalId,
    actor: actorOf(request),
  })
}

async function openAddTimes(pressed: Pressed): Promise<void> {
  const { request, press, proposal } = pressed
  const title = wordsOf(pressed).addTitle
  const { triggerId } = press
  await openModal(request, { triggerId, title }, () => addTimesModal(request, proposal))
}

async function replace(pressed: Pressed): Promise<void> {
  const { request, press, proposal } = pressed
  const { startsAt } = readCarried(timeShape, press.value)
  const { id: proposalId, workspaceId } = proposal
  await addTimes(request.parts.context, { workspaceId, proposalId, starts: [startsAt] })
  await press.reply(
    sentence(wordsOf(pressed).proposedInstead({ time: timeIn(startsAt, request.reader) })),
  )
}

async function again({ request, press, proposal }: Pressed): Promise<void> {
  const { invitee, durationMinutes, pageId, message: note, via } = proposal
  const { email, name } = invitee
  const guest = emailOption(email, name ? `${name} · ${email}` : email)
  const { triggerId } = press
  const when = readWish(proposal)
  const days = when ? dayFieldsOf(when.ranges, request.reader.timeZone) : {}
  const prefill = { guest, durationMinutes, pageId: pageId ?? noPage, note, via, ...days }
  await openPropose(request, { triggerId, prefill, again: proposal.id })
}

const workOf: Readonly<Record<string, (pressed: Pressed) => Promise<void>>> = {
  nudge,
  withdraw,
  add: openAddTimes,
  replace,
  again,
}

const proposalIdIn = ({ actionId, value }: Press): string =>
  actionId.startsWith('proposal:replace:') ? readCarried(valueShape, value).proposalId : value

/** Buttons of a proposal's status. */
export const onProposal = (parts: BotParts, press: Press): Promise<void> =>
  afterAck(parts, press, async () => {
    const request = await resolveRequest(parts, press.source)
    if (!isResolved(request)) return void (await press.reply(request))
    const [, name = ''] = press.actionId.split(':')
    const work = Object.hasOwn(workOf, name) ? workOf[name] : undefined
    if (!work) throw formExpired()
    const proposal = await getOwnProposal(request, proposalIdIn(press))
    await work({ request, press, proposal })
  })
