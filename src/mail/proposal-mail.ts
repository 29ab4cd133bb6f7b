import type { DeliveryInput } from '../jobs/delivery-target.ts'
import { getProposalToken } from '../services/find-proposal.ts'
import { proposalUrl } from '../services/links.ts'
import type { MailParts, Told } from './mail-parts.ts'
import { proposalLetter } from './templates/other-letters.ts'

/** Once, while the proposal is open. */
export async function propose(
  { mailer, context }: MailParts,
  { proposal, deliveredRevision }: DeliveryInput,
): Told {
  const isOpen = proposal?.status === 'open' && proposal.expiresAt > context.clock()
  if (!proposal || !isOpen || deliveredRevision !== undefined) return 'nothing-to-do'
  const url = proposalUrl(context, await getProposalToken(context, proposal.id))
  await mailer.send({
    key: `${proposal.id}:proposal:mail`,
    to: proposal.invitee,
    replyTo: proposal.organizer,
    ...proposalLetter({ proposal, url }),
  })
  return { revision: 0 }
}
