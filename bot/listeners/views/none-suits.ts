import { z } from 'zod'
import { messagesIn } from '../../../src/i18n/messages.ts'
import { getProposal, getProposalToken } from '../../../src/services/proposals/find-proposal.ts'
import { askForOtherTimes } from '../../../src/services/proposals/update-proposal.ts'
import { emailKey } from '../../../src/text/email-address.ts'
import { wishSent } from '../../blocks/forms/none-form.ts'
import { readCarried } from '../../blocks/read-carried.ts'
import { sentence } from '../../blocks/text.ts'
import { messageView } from '../../blocks/views.ts'
import { formLocale } from '../../modals/form-locale.ts'
import { readProfile } from '../../people/person.ts'
import { afterAck, type BotParts } from '../../requests/request-context.ts'
import type { Submission } from '../../requests/submission.ts'
import { callSlack } from '../../slack-api/call-slack.ts'

const metadataShape = z.object({ proposalId: z.uuid() })

async function sendWish(parts: BotParts, submission: Submission, wish: string) {
  const { context } = parts
  const { client, workspaceId, slackUserId } = submission.source
  const { proposalId } = readCarried(metadataShape, submission.metadata)
  const { proposal } = await getProposal(context, { workspaceId, proposalId })
  const { email, name, timeZone } = await readProfile(client, slackUserId)
  const isGuest = email !== undefined && email === emailKey(proposal.invitee.email)
  const token = await getProposalToken(context, proposalId)
  const text = isGuest || !name ? wish : `${name}: ${wish}`
  await askForOtherTimes(context, { token, text, timeZone })
  return wishSent(proposal)
}

/** Sends the guest's wishes to the author of the proposal. Text of other people carries their name. */
export async function onNoneSuits(parts: BotParts, submission: Submission): Promise<void> {
  const locale = formLocale(submission.metadata)
  const wish = submission.values.wish?.trim() ?? ''
  if (wish === '') {
    const errors = { wish: messagesIn(locale, 'booking').noneMissing }
    return submission.ackWith({ response_action: 'errors', errors })
  }
  const copy = messagesIn(locale, 'slack/general')
  const view = messageView(copy, copy.noneSuits, sentence(copy.sending))
  const ack = () => submission.ackWith({ response_action: 'update', view })
  return afterAck(parts, { ...submission, ack }, async () => {
    const confirmation = await sendWish(parts, submission, wish)
    const result = messageView(copy, copy.noneSuits, confirmation)
    await callSlack(() =>
      submission.source.client.views.update({ view_id: submission.viewId, view: result }),
    )
  })
}
