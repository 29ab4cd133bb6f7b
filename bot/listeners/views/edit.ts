import { z } from 'zod'
import { readCarried } from '../../blocks/read-carried.ts'
import type { SlackMessage } from '../../blocks/text.ts'
import { afterAck, type BotParts } from '../../requests/request-context.ts'
import type { Submission } from '../../requests/submission.ts'
import { answer } from '../commands/meet.ts'

const metadataShape = z.object({ responseUrl: z.url(), channelId: z.string().optional() })

/** The changed command is read, and its answer takes the preview's place. */
export const onEditSubmitted = (parts: BotParts, submission: Submission): Promise<void> => {
  const { responseUrl, channelId } = readCarried(metadataShape, submission.metadata)
  // The form is closed by then: also a failure is told where the preview stood.
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
