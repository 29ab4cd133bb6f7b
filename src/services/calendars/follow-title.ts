import type { OwnEvent } from '../../calendars/calendar-provider.ts'
import type { Meeting } from '../../model/entities.ts'

const maxTitleLength = 200

const folded = (text: string) => text.replace(/\s+/g, ' ').trim()

/** Calendars cut long titles (Graph at 255 characters). */
const isCut = (title: string, written: string) =>
  title.length >= maxTitleLength && written.startsWith(title)

/** The event has another title than we wrote; where either is not known, nobody changed it. */
export function isRetitled(written: string | undefined, event: OwnEvent): boolean {
  if (written === undefined || event.title === undefined) return false
  const [before, now] = [folded(written), folded(event.title)]
  return now !== before && !isCut(now, before)
}

/** What stands behind the meeting's title in the event: whom it is with. */
const endingOf = ({ title }: Pick<Meeting, 'title'>, written: string) =>
  written.startsWith(title) ? written.slice(title.length) : ''

/**
 * The meeting's title as its host made it in the calendar; undefined where it is the one it has.
 *
 * @param written  the event's title as we wrote it
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
