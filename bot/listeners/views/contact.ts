import { z } from 'zod'
import { messagesIn } from '../../../src/i18n/messages.ts'
import { parseEmail } from '../../../src/text/email-address.ts'
import { readGuestOption } from '../../blocks/guest-option.ts'
import { readCarried } from '../../blocks/read-carried.ts'
import type { SlackMessage } from '../../blocks/text.ts'
import { formLocale } from '../../modals/form-locale.ts'
import { afterAck, type BotParts } from '../../requests/request-context.ts'
import type { Submission } from '../../requests/submission.ts'
import { withEmail } from '../commands/guests/find-guest.ts'
import { answer } from '../commands/meet.ts'

const metadataShape = z.object({
  typed: z.string(),
  word: z.string(),
  responseUrl: z.url(),
  channelId: z.string().optional(),
})

/** The person as a word for the command; undefined if the form is empty. */
function wordFor({ values }: Submission): string | undefined {
  const { who = '', name = '', email = '' } = values
  if (who !== '') return readGuestOption(who).email
  const address = parseEmail(email)
  if (address === undefined) return undefined
  const quoted = name.replaceAll('"', '').trim()
  return quoted === '' ? address : `"${quoted}" ${address}`
}

/** Runs the command again with the chosen or typed person. Its answer replaces the question. */
export async function onContactSubmitted(parts: BotParts, submission: Submission): Promise<void> {
  const { metadata, values, source } = submission
  const forms = messagesIn(formLocale(metadata), 'slack/forms')
  const email = wordFor(submission)
  if (email === undefined) {
    const errors = values.email ? { email: forms.badEmail } : { who: forms.matchBoth }
    return submission.ackWith({ response_action: 'errors', errors })
  }
  const { typed, word, responseUrl, channelId } = readCarried(metadataShape, metadata)
  const reply = (message: SlackMessage) => submission.replaceAt(responseUrl, message)
  return afterAck(parts, { ...submission, reply }, () =>
    answer(parts, {
      source,
      text: withEmail(typed, { word, email }),
      origin: { triggerId: undefined, channelId, responseUrl },
      reply,
    }),
  )
}
