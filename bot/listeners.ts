import type { App } from '@slack/bolt'
import type { Installations } from './installations.ts'
import { actionListeners } from './listeners/actions/index.ts'
import { onMeet } from './listeners/commands/meet.ts'
import { eventListeners } from './listeners/events/index.ts'
import { shortcutListeners } from './listeners/shortcuts/index.ts'
import { suggestionListeners } from './listeners/suggestions/index.ts'
import { viewListeners } from './listeners/views/index.ts'
import { pressOf } from './requests/read-press.ts'
import { shortcutOf } from './requests/shortcut.ts'
import { sourceOf } from './requests/source-of.ts'
import { submissionOf } from './requests/submission.ts'
import { suggestionRequestOf } from './requests/suggestion-request.ts'
import { teamEventOf } from './requests/team-event.ts'
import { postToResponseUrl } from './response-url.ts'
import type { BotParts } from './turn.ts'

function listenToCommand(app: App, parts: BotParts): void {
  app.command(parts.command, args => {
    const { command } = args
    return onMeet(parts, {
      ack: () => args.ack(),
      body: command,
      source: sourceOf(args, command.user_id),
      text: command.text,
      triggerId: command.trigger_id,
      channelId: command.channel_id,
      responseUrl: command.response_url,
      tell: message =>
        postToResponseUrl(command.response_url, { ...message, response_type: 'ephemeral' }),
    })
  })
}

/** Everything Slack may send us, and who answers it. */
export function listen(app: App, parts: BotParts, installations: Installations): void {
  listenToCommand(app, parts)
  for (const [actionId, work] of actionListeners)
    app.action(actionId, args => work(parts, pressOf(args)))
  for (const [callbackId, work] of Object.entries(viewListeners))
    app.view(callbackId, args => work(parts, submissionOf(args)))
  for (const [callbackId, work] of Object.entries(shortcutListeners))
    app.shortcut(callbackId, args => work(parts, shortcutOf(args)))
  for (const [actionId, work] of Object.entries(suggestionListeners))
    app.options(actionId, async args => {
      await args.ack({ options: await work(parts, suggestionRequestOf(args)) })
    })
  for (const [type, work] of Object.entries(eventListeners))
    app.event(type, args => work(parts, teamEventOf(args as never), installations))
}
