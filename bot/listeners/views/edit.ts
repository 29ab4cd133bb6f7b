import { z } from 'zod'
import { readCarried } from '../../blocks/read-carried.ts'
import type { SlackMessage } from '../../blocks/text.ts'
import { afterAck, type BotParts } from '../../requests/request-context.ts'
import type { Submission } from '../../requests/submission.ts'
import { answer } from '../commands/meet.ts'

const metadataShape = z.object({ responseUrl: z.url(), channelId: z.string().optional() })

/** Runs the edited command. Its answer replaces the preview. */
export const onEditSubmitted = (parts: BotParts, submission: Submission): Promise<void> => {
  const { responseUrl, channelId } = readCarried(metadataShape, submission.metadata)
  // The form is closed by then, so errors are shown in the preview's place too.
  const reply = (message: SlackMessage) => submission.replaceAt(responseUrl, message)
  const text = submission.values.text ?? ''
  return afterAck(parts, { ...submission, reply }, () =>
    answer(parts, {
      source: submission.source,
      text,
      origin: { triggerId: undefined, channelId, responseUrl },
      reply,
    }),
  )
}
