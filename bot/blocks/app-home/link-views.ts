import type { types } from '@slack/bolt'
import { type Messages, messagesIn } from '../../../src/i18n/messages.ts'
import type { Locale, SchedulingPage } from '../../../src/model/entities.ts'
import { escapeText, plain, quiet, section } from '../text.ts'
import { modal } from '../views.ts'

interface LinkParts {
  copy: Messages<'slack/general'>
  locale: Locale
  page: SchedulingPage
  url: string
}

/** Slack does not let apps write to the clipboard, so the address can be selected and copied. */
export function copyView({ copy, locale, page, url }: LinkParts): types.ModalView {
  const home = messagesIn(locale, 'slack/home')
  return modal(copy, {
    title: home.linkTitle,
    blocks: [
      section(`*${quiet(page.title)}*`),
      section(`${home.copyThis}\n\`\`\`${escapeText(url)}\`\`\``),
    ],
  })
}

/** Shares through the response URL of the form, so that the bot need not be in the conversation. */
export function shareView({ copy, locale, page }: LinkParts): types.ModalView {
  const home = messagesIn(locale, 'slack/home')
  return modal(copy, {
    title: home.linkTitle,
    submit: home.shareSend,
    callback_id: 'share-link',
    private_metadata: JSON.stringify({ pageId: page.id, locale }),
    blocks: [
      section(`*${quiet(page.title)}*`),
      {
        type: 'input',
        block_id: 'where',
        label: plain(home.shareTo, 2000),
        element: {
          type: 'conversations_select',
          action_id: 'value',
          default_to_current_conversation: true,
          // Nobody else reads a conversation with an app.
          filter: { exclude_bot_users: true },
          response_url_enabled: true,
        },
      },
    ],
  })
}
