import type { OwnEvent } from '../../calendars/calendar-provider.ts'
import type { Meeting } from '../../model/entities.ts'

const maxTitleLength = 200

const folded = (text: string) => text.replace(/\s+/g, ' ').trim()

/** Calendars shorten long titles (Graph at 255 characters). */
const isCut = (title: string, written: string) =>
  title.length >= maxTitleLength && written.startsWith(title)

/** Whether the event's title differs from what we wrote. False if either is unknown. */
export function isRetitled(written: string | undefined, event: OwnEvent): boolean {
  if (written === undefined || event.title === undefined) return false
  const [before, now] = [folded(written), folded(event.title)]
  return now !== before && !isCut(now, before)
}

/** The part after the meeting's title in the event's title: the names of the people. */
const endingOf = ({ title }: Pick<Meeting, 'title'>, written: string) =>
  written.startsWith(title) ? written.slice(title.length) : ''

/**
 * The meeting's new title after its host changed the event's title; undefined if it has not changed.
 *
 * @param written the event's title as we wrote it
 */
export function titleFromEvent(
  meeting: Pick<Meeting, 'title'>,
  { written, event }: { written: string | undefined; event: OwnEvent },
): string | undefined {
  if (written === undefined || !isRetitled(written, event)) return undefined
  const now = folded(event.title ?? '')
  const ending = folded(endingOf(meeting, written))
  const own = ending !== '' && now.endsWith(ending) ? now.slice(0, -ending.length) : now
  const title = own.replaceAll('\u0000', '').trim().slice(0, maxTitleLength).toWellFormed()
  return title === '' || title === folded(meeting.title) ? undefined : title
}
