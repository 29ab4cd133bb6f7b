import { formatDayAndTime } from '../../i18n/format-time.ts'
import { messagesIn } from '../../i18n/messages.ts'
import type { Meeting } from '../../model/entities.ts'
import { namedAddress } from '../../text/named-address.ts'
import { factsGiven, hostFacts, type Reader } from './meeting-facts.ts'
import { type RenderedEmail, renderEmail } from './render-email.ts'

/** What a visitor wanted to book. */
interface Missed {
  title: string
  name: string
  email: string
  startsAt: number | undefined
  message: string
}

/** For a host whose calendar cannot be read: somebody wanted to meet them. */
export function missedEmail({
  missed,
  reader,
  url,
}: {
  missed: Missed
  reader: Reader
  url: string
}): RenderedEmail {
  const copy = messagesIn(reader.locale, 'mail')
  const { title, name, startsAt, message } = missed
  const when =
    startsAt === undefined ? undefined : formatDayAndTime(startsAt, reader.timeZone, reader.locale)
  return renderEmail({
    locale: reader.locale,
    subject: copy.missedSubject({ name, title }),
    heading: copy.missedHeading({ name }),
    paragraphs: [copy.missedIntro, ...(message ? [message] : [])],
    facts: factsGiven([
      [copy.what, title],
      [copy.when, when],
      [copy.contact, namedAddress(missed)],
    ]),
    links: [{ label: copy.fixCalendar, url }],
  })
}

/** For a host: an attendee declined. Includes a link to propose other times. */
export function declineEmail({
  meeting,
  reader,
  who,
  urls,
}: {
  meeting: Meeting
  reader: Reader
  who: string
  urls: { meeting: string; propose: string }
}): RenderedEmail {
  const copy = messagesIn(reader.locale, 'mail')
  const values = { name: who, title: meeting.title }
  return renderEmail({
    locale: reader.locale,
    subject: copy.declinedSubject(values),
    heading: copy.declinedHeading(values),
    paragraphs: [copy.declinedIntro],
    facts: hostFacts(meeting, reader),
    links: [
      { label: copy.proposeTimes, url: urls.propose },
      { label: copy.openMeeting, url: urls.meeting },
    ],
  })
}
