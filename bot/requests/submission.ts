import type { AllMiddlewareArgs, SlackViewMiddlewareArgs } from '@slack/bolt'
import { presentFieldId } from '../blocks/former-ids.ts'
import type { SlackMessage } from '../blocks/text.ts'
import { callSlack } from '../slack-api/call-slack.ts'
import { postToResponseUrl } from '../slack-api/response-url.ts'
import type { Acknowledged } from './request-context.ts'
import { sourceOf } from './source-of.ts'
import { withoutNul } from './without-nul.ts'

/** A submitted modal. */
export interface Submission extends Acknowledged {
  viewId: string
  /** Typed or chosen values by block id; multiple choices are in `chosen`. */
  values: Partial<Record<string, string>>
  /** All choices of a multi-select block, by block id. */
  chosen: Partial<Record<string, readonly string[]>>
  metadata: string
  /** Acknowledges with errors next to fields, or with another view. */
  ackWith(answer: object): Promise<void>
  replaceAt(responseUrl: string, message: SlackMessage): Promise<unknown>
}

type ViewArgs = SlackViewMiddlewareArgs & AllMiddlewareArgs

interface FieldState {
  value?: string | null
  selected_option?: { value: string } | null
  selected_options?: { value: string }[]
  selected_date?: string | null
  selected_time?: string | null
  selected_date_time?: number | null
  selected_user?: string | null
  selected_users?: string[]
  selected_channel?: string | null
  selected_conversation?: string | null
}

const oneOf = (field: FieldState): string =>
  withoutNul(
    String(
      field.value ??
        field.selected_option?.value ??
        field.selected_date ??
        field.selected_time ??
        field.selected_date_time ??
        field.selected_user ??
        field.selected_channel ??
        field.selected_conversation ??
        '',
    ),
  )

const severalOf = (field: FieldState): string[] =>
  field.selected_options?.map(({ value }) => withoutNul(value)) ?? field.selected_users ?? []

/** Blocks with one field each, with any action id. */
function fieldsOf(view: object): Pick<Submission, 'values' | 'chosen'> {
  const { state } = view as { state?: { values?: Record<string, Record<string, FieldState>> } }
  const fields = Object.entries(state?.values ?? {}).flatMap(([block, byAction]) => {
    const [field] = Object.values(byAction)
    return field ? [[presentFieldId(block), field] as const] : []
  })
  return {
    values: Object.fromEntries(fields.map(([block, field]) => [block, oneOf(field)])),
    chosen: Object.fromEntries(fields.map(([block, field]) => [block, severalOf(field)])),
  }
}

export function submissionOf(args: ViewArgs): Submission {
  const { body, view, client } = args
  return {
    ack: () => args.ack(),
    ackWith: answer => args.ack(answer as never),
    body,
    source: sourceOf(args, body.user.id),
    viewId: view.id,
    ...fieldsOf(view),
    metadata: view.private_metadata,
    reply: message =>
      callSlack(() =>
        client.views.update({
          view_id: view.id,
          view: {
            type: 'modal',
            title: view.title ?? { type: 'plain_text', text: '…' },
            ...(view.close ? { close: view.close } : {}),
            blocks: message.blocks,
          },
        }),
      ),
    replaceAt: (responseUrl, message) =>
      postToResponseUrl(responseUrl, { ...message, replace_original: true }),
  }
}
