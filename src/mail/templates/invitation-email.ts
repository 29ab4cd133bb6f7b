import { messagesIn } from '../../i18n/messages.ts'
import type { Locale } from '../../model/entities.ts'
import { type RenderedEmail, renderEmail } from './render-email.ts'

/** To a new colleague: who invites them, to what, and for how long. */
export function invitationEmail({
  locale,
  url,
  signInPage,
  ...names
}: {
  locale: Locale
  /** Signs them in, once. */
  url: string
  /** Where they ask for another link. */
  signInPage: string
  inviter: string
  workspace: string
}): RenderedEmail {
  const words = messagesIn(locale, 'mail')
  return renderEmail({
    locale,
    subject: words.inviteSubject(names),
    heading: words.inviteHeading(names),
    paragraphs: [words.inviteIntro(names), words.inviteAbout],
    facts: [],
    links: [
      { label: words.inviteAccept, url },
      { label: words.inviteLater, url: signInPage },
    ],
    closing: words.inviteValid(names),
  })
}
