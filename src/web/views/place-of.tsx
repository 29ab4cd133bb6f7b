import type { CallReader } from '../../i18n/say-call.ts'
import { callUrl } from '../../model/call-url.ts'
import type { Locale } from '../../model/entities.ts'
import { type PlacedMeeting, sayMeetingPlace } from './say-place.ts'

interface PlaceOfProps {
  meeting: PlacedMeeting
  locale: Locale
  reader: CallReader
}

/** The meeting's place. The address of a video call is a link. */
export function PlaceOf({ meeting, locale, reader }: PlaceOfProps) {
  const url = callUrl(meeting)
  const place = sayMeetingPlace(meeting, { locale, reader })
  return url?.startsWith('https://') ? (
    <a href={url} rel="noreferrer">
      {place}
    </a>
  ) : (
    place
  )
}
