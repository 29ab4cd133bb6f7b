import type { types } from '@slack/bolt'
import type { Messages } from '../../../src/i18n/messages.ts'
import { button, limits, plain } from '../text.ts'

/** Who reads posts in a conversation; `unknown`: perhaps only the person who posts. */
export type Audience = 'others' | 'unknown' | 'nobody'

interface PostHere {
  copy: Messages<'slack/general'>
  audience: Audience
  actionId: string
  value: string
}

const confirmOf = (copy: Messages<'slack/general'>): types.ConfirmationDialog => ({
  title: plain(copy.postAsk, limits.confirmTitle),
  text: plain(copy.postAskText, limits.confirmText),
  confirm: plain(copy.post, limits.confirmButton),
  deny: plain(copy.postNot, limits.confirmButton),
})

/** No button if nobody else would read the post. If that is unknown, Slack asks for confirmation. */
export function postHere({ copy, audience, actionId, value }: PostHere): types.Button[] {
  if (audience === 'nobody') return []
  const post = button({ actionId, text: copy.post, value })
  return [audience === 'others' ? post : { ...post, confirm: confirmOf(copy) }]
}
