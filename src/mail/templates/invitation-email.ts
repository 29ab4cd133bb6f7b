import { messagesIn } from '../../i18n/messages.ts'
import type { Locale } from '../../model/entities.ts'
import { type RenderedEmail, renderEmail } from './render-email.ts'

/** For a new colleague: who invites them to what, and how long the link is valid. */
export function invitationEmail({
  locale,
  url,
  signInPage,
  ...names
}: {
  locale: Locale
  /** Signs them in, once. */
  url: string
  /** Page where they can request another link. */
  signInPage: string
  inviter: string
  workspace: string
}): RenderedEmail {
  const copy = messagesIn(locale, 'mail')
  return renderEmail({
    locale,
    subject: copy.inviteSubject(names),
    heading: copy.inviteHeading(names),
    paragraphs: [copy.inviteIntro(names), copy.inviteAbout],
    facts: [],
    links: [
      { label: copy.inviteAccept, url },
      { label: copy.inviteLater, url: signInPage },
    ],
    closing: copy.inviteValid(names),
  })
}
