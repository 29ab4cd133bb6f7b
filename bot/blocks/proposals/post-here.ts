import type { types } from '@slack/bolt'
import type { Messages } from '../../../src/i18n/messages.ts'
import { button, limits, plain } from '../text.ts'

/** Who reads what is posted in a conversation; `unknown`: perhaps only the person who posts it. */
export type Audience = 'others' | 'unknown' | 'nobody'

interface PostHere {
  words: Messages<'slack/general'>
  audience: Audience
  actionId: string
  value: string
}

const confirmOf = (words: Messages<'slack/general'>): types.ConfirmationDialog => ({
  title: plain(words.postAsk, limits.confirmTitle),
  text: plain(words.postAskText, limits.confirmText),
  confirm: plain(words.post, limits.confirmButton),
  deny: plain(words.postNot, limits.confirmButton),
})

/** None where nobody else would read it; where that is not known, Slack asks before it is pressed. */
export function postHere({ words, audience, actionId, value }: PostHere): types.Button[] {
  if (audience === 'nobody') return []
  const post = button({ actionId, text: words.post, value })
  return [audience === 'others' ? post : { ...post, confirm: confirmOf(words) }]
}
