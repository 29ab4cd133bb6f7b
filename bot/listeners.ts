import type { App } from '@slack/bolt'
import type { Installations } from './installation/installations.ts'
import { actionListenerOf } from './listeners/actions/index.ts'
import { onMeet } from './listeners/commands/meet.ts'
import { eventListeners } from './listeners/events/index.ts'
import { shortcutListenerOf } from './listeners/shortcuts/index.ts'
import { suggestOptions } from './listeners/suggestions/index.ts'
import { answerSubmission } from './listeners/views/answer-submission.ts'
import { pressOf } from './requests/read-press.ts'
import type { BotParts } from './requests/request-context.ts'
import { shortcutOf } from './requests/shortcut.ts'
import { sourceOf } from './requests/source-of.ts'
import { submissionOf } from './requests/submission.ts'
import { suggestionRequestOf } from './requests/suggestion-request.ts'
import { teamEventOf } from './requests/team-event.ts'
import { postToResponseUrl } from './slack-api/response-url.ts'

/** Messages may carry ids of other versions of this app. Their senders get an answer too. */
const anyId = /^/

function listenToCommand(app: App, parts: BotParts): void {
  // Slack sends only the commands in this app's manifest, so any name is accepted.
  app.command(anyId, args => {
    const { command } = args
    return onMeet(parts, {
      ack: () => args.ack(),
      body: command,
      source: sourceOf(args, command.user_id),
      text: command.text,
      triggerId: command.trigger_id,
      channelId: command.channel_id,
      responseUrl: command.response_url,
      reply: message =>
        postToResponseUrl(command.response_url, { ...message, response_type: 'ephemeral' }),
    })
  })
}

/** Registers a listener for every kind of request from Slack. */
export function listen(app: App, parts: BotParts, installations: Installations): void {
  listenToCommand(app, parts)
  app.action(anyId, args => {
    const press = pressOf(args)
    return actionListenerOf(press.actionId)(parts, press)
  })
  app.view(anyId, args => answerSubmission(parts, args.view.callback_id, submissionOf(args)))
  app.shortcut(anyId, args => {
    const shortcut = shortcutOf(args)
    return shortcutListenerOf(shortcut.callbackId)(parts, shortcut)
  })
  app.options(anyId, async args => {
    await args.ack({ options: await suggestOptions(parts, suggestionRequestOf(args)) })
  })
  for (const [type, work] of Object.entries(eventListeners))
    app.event(type, args => work(parts, teamEventOf(args as never), installations))
}
