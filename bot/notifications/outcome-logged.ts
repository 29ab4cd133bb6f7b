import { isDeepStrictEqual } from 'node:util'
import type { Delivered, Json } from '../../src/jobs/delivery-adapter.ts'
import { ProviderError } from '../../src/providers/provider-error.ts'
import { readRefs } from '../../src/services/deliveries/read-refs.ts'
import { listPrompts, type OutcomePrompt } from '../../src/services/slack/outcome-prompts.ts'
import { editMessage } from '../slack-api/messenger.ts'
import type { MeetingNotification } from './notification.ts'
import { outcomeShown } from './outcome-message.ts'
import { outcomeMark } from './outcome-question.ts'
import { loggedRefs } from './stored-refs.ts'

/** A message that a person deleted is not posted again. */
async function edit(
  notification: MeetingNotification,
  { prompt, message }: { prompt: OutcomePrompt; message: Awaited<ReturnType<typeof outcomeShown>> },
): Promise<void> {
  const { channel, ts, meetingId } = prompt
  try {
    const mark = outcomeMark({ meetingId, round: 0 })
    await editMessage(notification.messenger, { posted: { channel, ts }, message, mark })
  } catch (error) {
    if (!(error instanceof ProviderError) || error.code !== 'not-found') throw error
  }
}

/**
 * Updates the question when an outcome was recorded anywhere, and again when the CRM has it. If the outcome is
 * cleared, the question is shown again in its place.
 */
export async function showLogged(
  notification: MeetingNotification,
): Promise<Delivered | 'nothing-to-do'> {
  const { context, input, people } = notification
  const { meeting, events } = input
  const { texts: before } = readRefs(context, loggedRefs, input.refs) ?? { texts: {} }
  const texts: Record<string, Json> = {}
  for (const prompt of await listPrompts(context, meeting.id)) {
    const person = people.find(({ id }) => id === prompt.userId)
    if (!person) continue
    const message = await outcomeShown(context, { meeting, events, reader: person })
    const key = `${prompt.channel}:${prompt.ts}`
    texts[key] = message.text
    if (!isDeepStrictEqual(before[key], message.text)) await edit(notification, { prompt, message })
  }
  return { revision: meeting.revision, refs: { texts } }
}
