import { z } from 'zod'
import { slackWords } from '../../../src/i18n/slack/words.ts'
import { getProposal } from '../../../src/services/find-proposal.ts'
import { noteProposalPost } from '../../../src/services/proposal-posts.ts'
import { emailKey } from '../../../src/text/email-address.ts'
import { sentence } from '../../blocks/text.ts'
import { pickView } from '../../blocks/views.ts'
import { callSlack } from '../../call-slack.ts'
import { instant } from '../../instant-shape.ts'
import { findPerson } from '../../person.ts'
import { closedMessage, pickSlot } from '../../pick-slot.ts'
import type { Press } from '../../requests/press.ts'
import { afterAck, type BotParts } from '../../turn.ts'

const pickedShape = z.object({ proposalId: z.uuid(), startsAt: instant })

async function pick(parts: BotParts, press: Press): Promise<void> {
  const { client, workspaceId } = press.source
  const picked = pickedShape.parse(JSON.parse(press.value))
  const { context } = parts
  const [person, { proposal }] = await Promise.all([
    findPerson(context, press.source),
    getProposal(context, { workspaceId, proposalId: picked.proposalId }),
  ])
  const { message: card } = press
  // One that was posted as an answer: only now we know where it stands, and can keep it up to date.
  if (card) await noteProposalPost(context, { proposalId: proposal.id, ...card })
  const closed = closedMessage(proposal)
  if (closed) return void (await press.replace(closed))
  const { user, email, name, timeZone } = person
  const words = slackWords(proposal.invitee.locale)
  const isOwn = user && [proposal.organizer.id, proposal.host.id].includes(user.id)
  if (isOwn) return void (await press.tell(sentence(words.ownProposal)))
  if (email && email === emailKey(proposal.invitee.email)) {
    const invitee = { email, name: proposal.invitee.name || name, timeZone }
    const { message } = await pickSlot(parts, { workspaceId, ...picked, invitee })
    return void (await press.replace(message))
  }
  const view = pickView(words, {
    proposal,
    startsAt: picked.startsAt,
    responseUrl: press.responseUrl,
    email: email ?? '',
    name,
  })
  await callSlack(() => client.views.open({ trigger_id: press.triggerId, view }))
}

/** A time of a posted offer: the invitee books with one press, anybody else says who they are. */
export const onPick = (parts: BotParts, press: Press): Promise<void> =>
  afterAck(parts, press, () => pick(parts, press))
