import { z } from 'zod'
import { messagesIn } from '../../../src/i18n/messages.ts'
import type { Proposal } from '../../../src/model/entities.ts'
import { getProposal } from '../../../src/services/proposals/find-proposal.ts'
import { noteProposalPost } from '../../../src/services/proposals/proposal-posts.ts'
import { emailKey } from '../../../src/text/email-address.ts'
import { noneView } from '../../blocks/forms/none-form.ts'
import { instant } from '../../blocks/instant-shape.ts'
import { readCarried } from '../../blocks/read-carried.ts'
import { sentence } from '../../blocks/text.ts'
import { pickView } from '../../blocks/views.ts'
import { findPerson, type Person } from '../../people/person.ts'
import { closedMessage, pickSlot } from '../../proposals/pick-slot.ts'
import type { Press } from '../../requests/press.ts'
import { afterAck, type BotParts } from '../../requests/request-context.ts'
import { callSlack } from '../../slack-api/call-slack.ts'

const valueShape = z.object({ proposalId: z.uuid() })
const pickedShape = valueShape.extend({ startsAt: instant })

/** The pressed card's proposal, and the person; undefined if they were shown why it cannot be used. */
async function readProposal(
  parts: BotParts,
  press: Press,
): Promise<{ person: Person; proposal: Proposal } | undefined> {
  const { context } = parts
  const { workspaceId } = press.source
  const { proposalId } = readCarried(valueShape, press.value)
  const [person, { proposal }] = await Promise.all([
    findPerson(context, press.source),
    getProposal(context, { workspaceId, proposalId }),
  ])
  const { message: card } = press
  // A card in a command's response: its message reference is known only now, and lets us update it.
  if (card) await noteProposalPost(context, { proposalId, ...card })
  const closed = closedMessage(proposal)
  if (closed) {
    await press.replace(closed)
    return undefined
  }
  const { user } = person
  const isOwn = user && [proposal.organizer.id, proposal.host.id].includes(user.id)
  if (isOwn) {
    await press.reply(sentence(messagesIn(user.locale, 'slack/general').ownProposal))
    return undefined
  }
  return { person, proposal }
}

async function pick(parts: BotParts, press: Press): Promise<void> {
  const found = await readProposal(parts, press)
  if (!found) return
  const { person, proposal } = found
  const { client, workspaceId } = press.source
  const { email, name, timeZone } = person
  const picked = readCarried(pickedShape, press.value)
  if (email && email === emailKey(proposal.invitee.email)) {
    const invitee = { email, name: proposal.invitee.name || name, timeZone }
    const { message } = await pickSlot(parts, { workspaceId, ...picked, invitee })
    return void (await press.replace(message))
  }
  const view = pickView(messagesIn(proposal.invitee.locale, 'slack/general'), {
    proposal,
    startsAt: picked.startsAt,
    responseUrl: press.responseUrl,
    email: email ?? '',
    name,
  })
  await callSlack(() => client.views.open({ trigger_id: press.triggerId, view }))
}

/** A time of a posted proposal. The invitee books with one press; other people fill in a form first. */
export const onPick = (parts: BotParts, press: Press): Promise<void> =>
  afterAck(parts, press, () => pick(parts, press))

/** Opens a form for other wishes if no time of a posted proposal suits. */
export const onPickNone = (parts: BotParts, press: Press): Promise<void> =>
  afterAck(parts, press, async () => {
    const found = await readProposal(parts, press)
    if (!found) return
    const { client } = press.source
    const opening = { trigger_id: press.triggerId, view: noneView(found.proposal) }
    await callSlack(() => client.views.open(opening))
  })
