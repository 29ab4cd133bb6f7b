import type { Messages } from '../../../src/i18n/messages.ts'
import { actions, button, type SlackMessage, section } from '../text.ts'

/** Whether a person accepts chats, and a button to change it. */
export function chatSwitch(verbs: Messages<'slack/verbs'>, isTaking: boolean): SlackMessage {
  const text = isTaking ? verbs.takingChats : verbs.notTakingChats
  const change = isTaking
    ? { text: verbs.stopChats, value: 'chat off' }
    : { text: verbs.takeChats, value: 'chat on' }
  return {
    text,
    blocks: [section(text), actions([button({ actionId: 'reread:chat', ...change })])],
  }
}
