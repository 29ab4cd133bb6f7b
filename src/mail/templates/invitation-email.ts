import { fill } from '../../i18n/fill.ts'
import { mailWords } from '../../i18n/mail/mail-words.ts'
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
  const words = mailWords(locale)
  return renderEmail({
    locale,
    subject: fill(words.inviteSubject, names),
    heading: fill(words.inviteHeading, names),
    paragraphs: [fill(words.inviteIntro, names), words.inviteAbout],
    facts: [],
    links: [
      { label: words.inviteAccept, url },
      { label: words.inviteLater, url: signInPage },
    ],
    closing: fill(words.inviteValid, names),
  })
}
