import { messagesIn } from '../../i18n/messages.ts'
import type { ChatMessage } from '../../services/chat/find-chat-message.ts'
import { namedAddress } from '../../text/named-address.ts'
import { factsGiven, type Reader } from './meeting-facts.ts'
import { type RenderedEmail, renderEmail } from './render-email.ts'

/** For somebody who takes chats: a visitor left a message. An answer to this email reaches the visitor. */
export function chatMessageEmail({
  message,
  reader,
  url,
}: {
  message: ChatMessage
  reader: Reader
  url: string
}): RenderedEmail {
  const copy = messagesIn(reader.locale, 'mail')
  const { email, name, siteName, pageTitle, text } = message
  const who = name ?? email
  return renderEmail({
    locale: reader.locale,
    subject: copy.chatMessageSubject({ who, site: siteName }),
    heading: copy.chatMessageHeading({ who }),
    paragraphs: [...(text ? [text] : []), copy.chatMessageIntro],
    facts: factsGiven([
      [copy.contact, name ? namedAddress({ name, email }) : email],
      [copy.chatPage, pageTitle],
    ]),
    links: [{ label: copy.openConversation, url }],
  })
}
