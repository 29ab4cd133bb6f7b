import { formatDayAndTime } from '../../i18n/format-time.ts'
import { messagesIn } from '../../i18n/messages.ts'
import { titleForGuests } from '../../i18n/title-for-guests.ts'
import type { Locale, Meeting } from '../../model/entities.ts'
import { titleWith } from '../../model/title-with.ts'
import { describeTime, hostFacts, type Reader } from './meeting-facts.ts'
import { type RenderedEmail, renderEmail } from './render-email.ts'

export function signInEmail({ locale, url }: { locale: Locale; url: string }): RenderedEmail {
  const copy = messagesIn(locale, 'mail')
  return renderEmail({
    locale,
    subject: copy.signInSubject,
    heading: copy.signInHeading,
    paragraphs: [copy.signInIntro],
    facts: [],
    links: [{ label: copy.signIn, url }],
  })
}

/** The code for a page that asks bookers to confirm their address. */
export function emailCodeEmail({
  locale,
  pageTitle,
  code,
}: {
  locale: Locale
  pageTitle: string
  code: string
}): RenderedEmail {
  const copy = messagesIn(locale, 'mail')
  const values = { title: pageTitle }
  return renderEmail({
    locale,
    subject: copy.codeSubject(values),
    heading: copy.codeHeading,
    paragraphs: [copy.codeIntro(values)],
    facts: [{ label: copy.code, value: code }],
    links: [],
    closing: copy.codeUnasked,
  })
}

/** Asks a host for a meeting's outcome. */
export function outcomeEmail({
  meeting,
  reader,
  url,
}: {
  meeting: Meeting
  reader: Reader
  url: string
}): RenderedEmail {
  const copy = messagesIn(reader.locale, 'mail')
  const { title, invitee } = meeting
  return renderEmail({
    locale: reader.locale,
    subject: copy.outcomeSubject({ title: titleWith(title, invitee.name) }),
    heading: copy.outcomeHeading,
    paragraphs: [copy.outcomeIntro],
    facts: hostFacts(meeting, reader),
    links: [{ label: copy.recordOutcome, url }],
  })
}

/** Notifies a host that the invitee will be late. */
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
  const copy = messagesIn(reader.locale, 'mail')
  const { title, invitee } = meeting
  const values = { title, invitee: invitee.name, minutes }
  return renderEmail({
    locale: reader.locale,
    subject: copy.lateSubject(values),
    heading: copy.lateHeading(values),
    paragraphs: [],
    facts: hostFacts(meeting, reader),
    links: [{ label: copy.openMeeting, url }],
  })
}

/** Notifies an invitee that their host will be late. */
export function hostLateEmail({
  meeting,
  host,
  url,
  minutes,
}: {
  meeting: Meeting
  /** Name of the host who is late. */
  host: string
  /** Address for joining; undefined if there is none. */
  url: string | undefined
  minutes: number
}): RenderedEmail {
  const { locale, timeZone } = meeting
  const copy = messagesIn(locale, 'mail')
  const values = { title: titleForGuests(meeting), host, minutes }
  return renderEmail({
    locale,
    subject: copy.hostLateSubject(values),
    heading: copy.hostLateHeading(values),
    paragraphs: [copy.hostLateText],
    facts: [{ label: copy.when, value: describeTime(meeting, { locale, timeZone }) }],
    links: url ? [{ label: copy.join, url }] : [],
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
  const copy = messagesIn(locale, 'mail')
  const when = formatDayAndTime(startsAt, timeZone, locale)
  return renderEmail({
    locale,
    subject: copy.linkSubject({ title, when }),
    heading: copy.linkHeading,
    paragraphs: [copy.linkIntro],
    facts: [
      { label: copy.what, value: title },
      { label: copy.when, value: describeTime(meeting, { locale, timeZone }) },
    ],
    links: [
      { label: copy.rescheduleIt, url: `${url}?step=move` },
      { label: copy.cancelIt, url: `${url}?step=cancel` },
    ],
  })
}
