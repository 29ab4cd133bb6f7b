import { z } from 'zod'
import { messagesIn } from '../../../src/i18n/messages.ts'
import { addTimes } from '../../../src/services/proposals/update-proposal.ts'
import { readInstants } from '../../blocks/instant-shape.ts'
import { readCarried } from '../../blocks/read-carried.ts'
import { sentence } from '../../blocks/text.ts'
import { formLocale } from '../../modals/form-locale.ts'
import { getOwnProposal } from '../../modals/get-own-proposal.ts'
import { workInModal } from '../../modals/work-in-modal.ts'
import type { BotParts } from '../../requests/request-context.ts'
import type { Submission } from '../../requests/submission.ts'

const maxAtOnce = 5
const shape = z.object({ proposalId: z.uuid() })

/** Adds times to a proposal. The form stays open until they are saved. */
export async function onAddTimesSubmitted(parts: BotParts, submission: Submission): Promise<void> {
  const copy = messagesIn(formLocale(submission.metadata), 'slack/proposals')
  const starts = readInstants(submission.chosen.times)
  if (starts.length < 1 || starts.length > maxAtOnce)
    return submission.ackWith({ response_action: 'errors', errors: { times: copy.pickSome } })
  return workInModal(parts, submission, {
    title: copy.addTitle,
    work: async request => {
      const { proposalId } = readCarried(shape, submission.metadata)
      const { workspaceId } = request
      const { via } = await getOwnProposal(request, proposalId)
      await addTimes(parts.context, { workspaceId, proposalId, starts })
      const text = via === 'email' ? copy.addedMailed : copy.added
      return { title: copy.addTitle, message: sentence(text) }
    },
  })
}
