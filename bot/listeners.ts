import type {
  AllMiddlewareArgs,
  App,
  SlackActionMiddlewareArgs,
  SlackViewMiddlewareArgs,
  types,
  webApi,
} from '@slack/bolt'
import { slackWords } from '../src/i18n/slack/words.ts'
import type { WorkspaceId } from '../src/scheduling/entities.ts'
import type { SlackMessage } from './blocks/text.ts'
import { messageView } from './blocks/views.ts'
import { callSlack } from './call-slack.ts'
import type { Installations } from './installations.ts'
import { onCancel } from './listeners/actions/cancel.ts'
import { onDraft, onPostLink, type Press } from './listeners/actions/draft.ts'
import { onEdit, onReread } from './listeners/actions/edit.ts'
import { onOutcome } from './listeners/actions/outcome.ts'
import { onPick, type PickPress } from './listeners/actions/pick.ts'
import { onMeet } from './listeners/commands/meet.ts'
import { onRemoved } from './listeners/events/removed.ts'
import { onEditSubmitted, type Submission } from './listeners/views/edit.ts'
import { onPickSubmitted } from './listeners/views/pick.ts'
import { postToResponseUrl } from './response-url.ts'
import type { BotParts, Source } from './turn.ts'

type ButtonArgs = SlackActionMiddlewareArgs & AllMiddlewareArgs
type ViewArgs = SlackViewMiddlewareArgs & AllMiddlewareArgs

interface Authorised {
  workspaceId: WorkspaceId
  installedTeamId: string | undefined
}

const sourceOf = (
  { context, client }: { context: object; client: webApi.WebClient },
  slackUserId: string,
): Source => {
  const { workspaceId, installedTeamId } = context as Authorised
  return { client, workspaceId, teamId: installedTeamId, slackUserId }
}

const pressedValue = (action: object): string => {
  if ('value' in action && typeof action.value === 'string') return action.value
  const chosen =
    'selected_option' in action ? (action.selected_option as types.PlainTextOption) : undefined
  return chosen?.value ?? ''
}

function pressOf(args: ButtonArgs): PickPress {
  const { body, action } = args
  const responseUrl = 'response_url' in body ? String(body.response_url) : ''
  const send = (message: SlackMessage, how: object) =>
    postToResponseUrl(responseUrl, { ...message, ...how })
  return {
    ack: () => args.ack(),
    body,
    source: sourceOf(args, body.user.id),
    actionId: 'action_id' in action ? String(action.action_id) : '',
    value: pressedValue(action),
    triggerId: 'trigger_id' in body ? String(body.trigger_id) : '',
    responseUrl,
    tell: message => send(message, { response_type: 'ephemeral', replace_original: false }),
    replace: message => send(message, { replace_original: true }),
    post: message => send(message, { response_type: 'in_channel', replace_original: false }),
  }
}

const valuesOf = (view: types.ModalView & { state?: unknown }): Submission['values'] => {
  const state = view.state as { values?: Record<string, Record<string, { value?: string | null }>> }
  return Object.fromEntries(
    Object.entries(state.values ?? {}).map(([block, fields]) => [block, fields.value?.value ?? '']),
  )
}

function submissionOf(args: ViewArgs): Submission {
  const { body, view } = args
  const source = sourceOf(args, body.user.id)
  const words = slackWords('en')
  return {
    ack: () => args.ack(),
    ackWith: answer => args.ack(answer as never),
    body,
    source,
    viewId: view.id,
    values: valuesOf(view as never),
    metadata: view.private_metadata,
    tell: message =>
      callSlack(() =>
        args.client.views.update({
          view_id: view.id,
          view: messageView(words, words.pickTitle, message),
        }),
      ),
    replaceAt: (responseUrl, message) =>
      postToResponseUrl(responseUrl, { ...message, replace_original: true }),
  }
}

function listenToButtons(app: App, parts: BotParts): void {
  const on = (actionId: RegExp, work: (parts: BotParts, press: PickPress) => Promise<void>) =>
    app.action(actionId, args => work(parts, pressOf(args)))
  on(/^draft:edit$/, onEdit)
  on(/^draft:(?!edit)/, onDraft as (parts: BotParts, press: Press) => Promise<void>)
  on(/^reread:/, onReread)
  on(/^link:post$/, onPostLink)
  on(/^pick:\d+$/, onPick)
  on(/^outcome[:-]/, onOutcome)
  on(/^cancel:meeting$/, onCancel)
  app.action(/^open:/, ({ ack }) => ack())
}

function listenToRemoval(app: App, parts: BotParts, installations: Installations): void {
  const forget = ({ body, context }: Pick<AllMiddlewareArgs, 'context'> & { body: unknown }) => {
    const { event_id, team_id } = body as { event_id: string; team_id: string }
    const { enterpriseId, isEnterpriseInstall } = context
    return onRemoved(parts, installations, {
      eventId: event_id,
      teamId: team_id,
      enterpriseId,
      isEnterpriseInstall,
    })
  }
  app.event('app_uninstalled', forget)
  app.event('tokens_revoked', async args => {
    if (args.event.tokens.bot?.length) await forget(args)
  })
}

/** Everything Slack may send us, and who answers it. */
export function listen(app: App, parts: BotParts, installations: Installations): void {
  app.command(parts.command, args => {
    const { command } = args
    return onMeet(parts, {
      ack: () => args.ack(),
      body: command,
      source: sourceOf(args, command.user_id),
      text: command.text,
      tell: message =>
        postToResponseUrl(command.response_url, { ...message, response_type: 'ephemeral' }),
    })
  })
  listenToButtons(app, parts)
  app.view('edit', args => onEditSubmitted(parts, submissionOf(args)))
  app.view('pick', args => onPickSubmitted(parts, submissionOf(args)))
  listenToRemoval(app, parts, installations)
}
