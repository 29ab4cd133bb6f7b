import { messagesIn } from '../../../src/i18n/messages.ts'
import type { Locale } from '../../../src/model/entities.ts'
import { type Audience, postHere } from '../proposals/post-here.ts'
import {
  actions,
  button,
  cut,
  escapeText,
  linkTo,
  quiet,
  type SlackMessage,
  section,
} from '../text.ts'

/** A meeting link with its actions. */
export function linkMessage({
  locale,
  title,
  url,
  value,
  audience,
}: {
  locale: Locale
  title: string
  url: string
  /** Value of the buttons. */
  value: string
  /** Audience of the conversation that contains it. */
  audience: Audience
}): SlackMessage {
  const copy = messagesIn(locale, 'slack/general')
  const verbs = messagesIn(locale, 'slack/verbs')
  const text = copy.yourLink({ title: quiet(title), url: escapeText(url) })
  return {
    text,
    blocks: [
      section(text),
      actions([
        button({ actionId: 'link:copy', text: verbs.copyLink, value, style: 'primary' }),
        ...postHere({ copy, audience, actionId: 'link:post', value }),
        button({ actionId: 'link:email', text: verbs.emailLink, value }),
      ]),
    ],
  }
}

interface LinkMail {
  locale: Locale
  title: string
  url: string
  host: string
  /** Undefined if nobody was named: the rep fills it in. */
  guest: { email: string; name: string } | undefined
}

/** Email programs cut longer addresses, and Slack cuts longer paragraphs. */
const maxMailtoLength = 2000
const maxTitleLength = 150

/** A `mailto:` link with the whole email (RFC 6068), so that the rep sends it from their own mailbox. */
function mailtoUrl({
  guest,
  subject,
  body,
}: Record<'subject' | 'body', string> & Pick<LinkMail, 'guest'>) {
  const to = guest ? encodeURIComponent(guest.email) : ''
  const lines = body.replaceAll('\n', '\r\n')
  return `mailto:${to}?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(lines)}`
}

/** The email, to open in the rep's email program or to copy. */
export function linkMailMessage({ locale, title, url, host, guest }: LinkMail): SlackMessage {
  const verbs = messagesIn(locale, 'slack/verbs')
  const subject = verbs.linkMailSubject({ title: cut(title, maxTitleLength) })
  const name = guest && cut(guest.name, maxTitleLength)
  const body = verbs.linkMailText({
    guest: name ?? '',
    hasGuest: Boolean(name),
    host: cut(host, maxTitleLength),
    url,
  })
  const mailto = mailtoUrl({ guest, subject, body })
  const open = mailto.length > maxMailtoLength ? [] : [section(linkTo(mailto, verbs.openMail))]
  const shown = `${subject}\n\n${body}`.replaceAll('`', "'")
  return {
    text: verbs.openMail,
    blocks: [...open, section(`${verbs.orCopyMail}\n\`\`\`${escapeText(shown)}\`\`\``)],
  }
}
