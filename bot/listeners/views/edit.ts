import type { SlackMessage } from '../../blocks/text.ts'
import { type Acknowledged, afterAck, type BotParts, type Source } from '../../turn.ts'
import { answer } from '../commands/meet.ts'

export interface Submission extends Acknowledged {
  source: Source
  viewId: string
  values: Partial<Record<string, string>>
  metadata: string
  /** Shows the view in place of the form. */
  ackWith(answer: object): Promise<void>
  replaceAt(responseUrl: string, message: SlackMessage): Promise<unknown>
}

/** The changed command is read, and its answer takes the preview's place. */
export const onEditSubmitted = (parts: BotParts, submission: Submission): Promise<void> => {
  const { responseUrl } = JSON.parse(submission.metadata) as { responseUrl: string }
  // The form is closed by then: also a failure is told where the preview stood.
  const tell = (message: SlackMessage) => submission.replaceAt(responseUrl, message)
  const text = submission.values.text ?? ''
  return afterAck(parts, { ...submission, tell }, () =>
    answer(parts, { source: submission.source, text, tell }),
  )
}
