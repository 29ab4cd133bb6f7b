import type { BookingWords } from '../../i18n/booking/booking-words.ts'
import { callUrl } from '../../model/call-url.ts'
import type { Meeting } from '../../model/entities.ts'
import { meetingPlaceWords } from './place-words.ts'

interface PlaceOfProps {
  meeting: Pick<Meeting, 'location' | 'conferenceUrl' | 'host' | 'invitee'>
  words: BookingWords
}

/** Where a meeting takes place; the address of a video call is a link. */
export function PlaceOf({ meeting, words }: PlaceOfProps) {
  const url = callUrl(meeting)
  const place = meetingPlaceWords(meeting, words)
  return url?.startsWith('https://') ? (
    <a href={url} rel="noreferrer">
      {place}
    </a>
  ) : (
    place
  )
}
