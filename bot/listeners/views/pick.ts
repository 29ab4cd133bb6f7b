import { z } from 'zod'
import { type Messages, messagesIn } from '../../../src/i18n/messages.ts'
import { isEmail } from '../../../src/text/email-address.ts'
import { instant } from '../../blocks/instant-shape.ts'
import { readCarried } from '../../blocks/read-carried.ts'
import { sentence } from '../../blocks/text.ts'
import { messageView } from '../../blocks/views.ts'
import { formLocale } from '../../modals/form-locale.ts'
import { readProfile } from '../../people/person.ts'
import { pickSlot } from '../../proposals/pick-slot.ts'
import { afterAck, type BotParts } from '../../requests/request-context.ts'
import type { Submission } from '../../requests/submission.ts'
import { callSlack } from '../../slack-api/call-slack.ts'

const metadataShape = z.object({
  proposalId: z.uuid(),
  startsAt: instant,
  responseUrl: z.string(),
})

const faultsOf = (values: Submission['values'], copy: Messages<'slack/general'>) => ({
  ...(isEmail(values.email ?? '') ? {} : { email: copy.badEmail }),
  ...(values.name?.trim() ? {} : { name: copy.badName }),
})

/** Books for the person in the form. The form stays open until that is done. */
export async function onPickSubmitted(parts: BotParts, submission: Submission): Promise<void> {
  const copy = messagesIn(formLocale(submission.metadata), 'slack/general')
  const errors = faultsOf(submission.values, copy)
  if (Object.keys(errors).length > 0)
    return submission.ackWith({ response_action: 'errors', errors })
  const view = messageView(copy, copy.pickTitle, sentence(copy.working))
  const ack = () => submission.ackWith({ response_action: 'update', view })
  const { client, workspaceId, slackUserId } = submission.source
  return afterAck(parts, { ...submission, ack }, async () => {
    const { responseUrl, ...picked } = readCarried(metadataShape, submission.metadata)
    const { timeZone } = await readProfile(client, slackUserId)
    const email = submission.values.email?.trim() ?? ''
    const invitee = { email, name: submission.values.name?.trim() ?? '', timeZone }
    const { message } = await pickSlot(parts, { workspaceId, ...picked, invitee })
    const result = messageView(copy, copy.pickTitle, sentence(message.text))
    await callSlack(() => client.views.update({ view_id: submission.viewId, view: result }))
    await submission.replaceAt(responseUrl, message)
  })
}
