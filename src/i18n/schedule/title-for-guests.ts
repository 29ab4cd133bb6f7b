import { locales, type Meeting } from '../../model/entities.ts'
import { fill } from '../fill.ts'
import { scheduleWords } from './schedule-words.ts'

type Titled = Pick<Meeting, 'title' | 'invitee' | 'host' | 'locale'>

/** The form's own title, in whichever language its host read the form. */
function isSuggested({ title, invitee }: Titled): boolean {
  const { name, email, company } = invitee
  const names = [name, email, company].filter(one => one !== undefined && one !== '')
  return locales.some(locale =>
    names.some(one => fill(scheduleWords(locale).titleHint, { name: one ?? '' }) === title),
  )
}

/**
 * The title as both sides can read it. The form suggests "Meeting with Maya Lindt", which is right for the host alone:
 * guests read "Maya Lindt and Ana Sol". A title that somebody typed stays.
 */
export function titleForGuests(meeting: Titled): string {
  if (!isSuggested(meeting)) return meeting.title
  const { invitee, host, locale } = meeting
  return new Intl.ListFormat(locale, { type: 'conjunction' }).format([
    invitee.name || invitee.email,
    host.name,
  ])
}
