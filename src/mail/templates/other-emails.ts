import { formatDayAndTime } from '../../i18n/format-time.ts'
import { messagesIn } from '../../i18n/messages.ts'
import { titleForGuests } from '../../i18n/title-for-guests.ts'
import type { Locale, Meeting } from '../../model/entities.ts'
import { titleWith } from '../../model/title-with.ts'
import { describeTime, hostFacts, type Reader } from './meeting-facts.ts'
import { type RenderedEmail, renderEmail } from './render-email.ts'

export function signInEmail({ locale, url }: { locale: Locale; url: string }): RenderedEmail {
  const words = messagesIn(locale, 'mail')
  return renderEmail({
    locale,
    subject: words.signInSubject,
    heading: words.signInHeading,
    paragraphs: [words.signInIntro],
    facts: [],
    links: [{ label: words.signIn, url }],
  })
}

/** The code that a page asks of whoever books. */
export function emailCodeEmail({
  locale,
  pageTitle,
  code,
}: {
  locale: Locale
  pageTitle: string
  code: string
}): RenderedEmail {
  const words = messagesIn(locale, 'mail')
  const values = { title: pageTitle }
  return renderEmail({
    locale,
    subject: words.codeSubject(values),
    heading: words.codeHeading,
    paragraphs: [words.codeIntro(values)],
    facts: [{ label: words.code, value: code }],
    links: [],
    closing: words.codeUnasked,
  })
}

/** Asks a host for what came of a meeting. */
export function outcomeEmail({
  meeting,
  reader,
  url,
}: {
  meeting: Meeting
  reader: Reader
  url: string
}): RenderedEmail {
  const words = messagesIn(reader.locale, 'mail')
  const { title, invitee } = meeting
  return renderEmail({
    locale: reader.locale,
    subject: words.outcomeSubject({ title: titleWith(title, invitee.name) }),
    heading: words.outcomeHeading,
    paragraphs: [words.outcomeIntro],
    facts: hostFacts(meeting, reader),
    links: [{ label: words.recordOutcome, url }],
  })
}

/** Tells a host that the invitee will be late. */
export function lateEmail({
  meeting,
  reader,
  url,
  minutes,
}: {
  meeting: Meeting
  reader: Reader
  url: string
  minutes: number
}): RenderedEmail {
  const words = messagesIn(reader.locale, 'mail')
  const { title, invitee } = meeting
  const values = { title, invitee: invitee.name, minutes }
  return renderEmail({
    locale: reader.locale,
    subject: words.lateSubject(values),
    heading: words.lateHeading(values),
    paragraphs: [],
    facts: hostFacts(meeting, reader),
    links: [{ label: words.openMeeting, url }],
  })
}

/** Tells an invitee that their host will be late. */
export function hostLateEmail({
  meeting,
  host,
  url,
  minutes,
}: {
  meeting: Meeting
  /** Whoever said so. */
  host: string
  /** Where it is joined; undefined where there is nothing to join. */
  url: string | undefined
  minutes: number
}): RenderedEmail {
  const { locale, timeZone } = meeting
  const words = messagesIn(locale, 'mail')
  const values = { title: titleForGuests(meeting), host, minutes }
  return renderEmail({
    locale,
    subject: words.hostLateSubject(values),
    heading: words.hostLateHeading(values),
    paragraphs: [words.hostLateText],
    facts: [{ label: words.when, value: describeTime(meeting, { locale, timeZone }) }],
    links: url ? [{ label: words.join, url }] : [],
  })
}

/** The links with which the invitee moves or cancels the meeting. */
export function changeLinkEmail({
  meeting,
  url,
}: {
  meeting: Meeting
  /** Of the invitee's own page. */
  url: string
}): RenderedEmail {
  const { locale, timeZone, startsAt } = meeting
  const title = titleForGuests(meeting)
  const words = messagesIn(locale, 'mail')
  const when = formatDayAndTime(startsAt, timeZone, locale)
  return renderEmail({
    locale,
    subject: words.linkSubject({ title, when }),
    heading: words.linkHeading,
    paragraphs: [words.linkIntro],
    facts: [
      { label: words.what, value: title },
      { label: words.when, value: describeTime(meeting, { locale, timeZone }) },
    ],
    links: [
      { label: words.rescheduleIt, url: `${url}?step=move` },
      { label: words.cancelIt, url: `${url}?step=cancel` },
    ],
  })
}
