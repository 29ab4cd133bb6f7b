import { messagesIn } from '../../../src/i18n/messages.ts'
import { actions, button, type SlackMessage, section } from '../../blocks/text.ts'
import { openSettings } from '../../modals/settings.ts'
import type { RequestContext } from '../../requests/request-context.ts'
import type { Asked } from './command.ts'

/** Opens the form. If Slack no longer allows that, shows a button that opens it. */
export async function changeSettings(
  request: RequestContext,
  { origin }: Asked,
): Promise<SlackMessage | undefined> {
  const { triggerId } = origin
  if (triggerId) return void (await openSettings(request, { triggerId }))
  const text = messagesIn(request.user.locale, 'slack/verbs').openSettings
  const open = button({ actionId: 'form:settings', text, value: '{}' })
  return { text, blocks: [section(text), actions([open])] }
}
