import { messagesIn } from '../../../src/i18n/messages.ts'
import {
  hasLiveChat,
  isTakingChats,
  setTakingChats,
} from '../../../src/services/people/chat-availability.ts'
import { chatSwitch } from '../../blocks/answers/chat-switch.ts'
import { type SlackMessage, sentence } from '../../blocks/text.ts'
import type { RequestContext } from '../../requests/request-context.ts'
import type { Asked } from './command.ts'

/** `chat on`, `chat off`; without an argument it shows the setting. */
export async function switchChats(
  request: RequestContext,
  { reading }: Asked,
): Promise<SlackMessage> {
  const { parts, workspaceId, user } = request
  const person = { workspaceId, userId: user.id }
  const verbs = messagesIn(user.locale, 'slack/verbs')
  if (!(await hasLiveChat(parts.context, workspaceId))) return sentence(verbs.noLiveChat)
  if (reading.chat)
    await setTakingChats(parts.context, { ...person, isTaking: reading.chat === 'on' })
  return chatSwitch(verbs, (await isTakingChats(parts.context, person)) ?? false)
}
