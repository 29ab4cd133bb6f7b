import { fill } from '../../i18n/fill.ts'
import { mailWords } from '../../i18n/mail/mail-words.ts'
import type { Locale, Meeting, Proposal } from '../../scheduling/entities.ts'
import { describeTime, hostFacts, type Reader } from './meeting-facts.ts'
import { type RenderedLetter, renderLetter } from './render-letter.ts'

const minuteMs = 60_000

/** The organizer's own words and one link per time; each opens a page on which one confirms. */
export function proposalLetter({
  proposal,
  url,
}: {
  proposal: Proposal
  url: string
}): RenderedLetter {
  const { invitee, host, organizer, durationMinutes, title } = proposal
  const { locale } = invitee
  const words = mailWords(locale)
  const values = { organizer: organizer.name, title, minutes: durationMinutes }
  const zones = [...new Set([invitee.timeZone ?? host.timeZone, host.timeZone])]
  const times = proposal.slots.map(startsAt => {
    const span = { startsAt, endsAt: startsAt + durationMinutes * minuteMs }
    const label = zones.map(timeZone => describeTime(span, { locale, timeZone })).join(' / ')
    return { label, url: `${url}?slot=${startsAt}` }
  })
  return renderLetter({
    locale,
    subject: fill(words.proposalSubject, values),
    heading: words.proposalHeading,
    paragraphs: [
      ...(proposal.message ? [proposal.message] : []),
      fill(words.proposalIntro, values),
    ],
    facts: [],
    links: [...times, { label: words.noneWork, url: `${url}#none` }],
    closing: words.proposalConfirm,
  })
}

export function signInLetter({ locale, url }: { locale: Locale; url: string }): RenderedLetter {
  const words = mailWords(locale)
  return renderLetter({
    locale,
    subject: words.signInSubject,
    heading: words.signInHeading,
    paragraphs: [words.signInIntro],
    facts: [],
    links: [{ label: words.signIn, url }],
  })
}

/** Asks a host for what came of a meeting. */
export function outcomeLetter({
  meeting,
  reader,
  url,
}: {
  meeting: Meeting
  reader: Reader
  url: string
}): RenderedLetter {
  const words = mailWords(reader.locale)
  const { title, invitee } = meeting
  return renderLetter({
    locale: reader.locale,
    subject: fill(words.outcomeSubject, { title, invitee: invitee.name }),
    heading: words.outcomeHeading,
    paragraphs: [words.outcomeIntro],
    facts: hostFacts(meeting, reader),
    links: [{ label: words.recordOutcome, url }],
  })
}

/** Tells a host that the invitee will be late. */
export function lateLetter({
  meeting,
  reader,
  url,
  minutes,
}: {
  meeting: Meeting
  reader: Reader
  url: string
  minutes: number
}): RenderedLetter {
  const words = mailWords(reader.locale)
  const { title, invitee } = meeting
  const values = { title, invitee: invitee.name, minutes }
  return renderLetter({
    locale: reader.locale,
    subject: fill(words.lateSubject, values),
    heading: fill(words.lateHeading, values),
    paragraphs: [],
    facts: hostFacts(meeting, reader),
    links: [{ label: words.openMeeting, url }],
  })
}
