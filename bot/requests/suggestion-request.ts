import type { AllMiddlewareArgs, SlackOptionsMiddlewareArgs } from '@slack/bolt'
import type { Source } from './request-context.ts'
import { sourceOf } from './source-of.ts'
import { withoutNul } from './without-nul.ts'

/** Text typed into a menu that we fill. Without a response within three seconds the menu stays empty. */
export interface SuggestionRequest {
  source: Source
  actionId: string
  text: string
}

export const suggestionRequestOf = (
  args: SlackOptionsMiddlewareArgs & AllMiddlewareArgs,
): SuggestionRequest => ({
  source: sourceOf(args, args.body.user.id),
  actionId: 'action_id' in args.body ? String(args.body.action_id) : '',
  text: withoutNul(args.payload.value),
})
