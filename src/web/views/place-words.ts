import type { BookingWords } from '../../i18n/booking/booking-words.ts'
import { fill } from '../../i18n/fill.ts'
import { callUrl, isCallComing } from '../../model/call-url.ts'
import type { Location, Meeting } from '../../model/entities.ts'
import { openTask } from '../../model/open-task.ts'

/** Where meetings of a page take place, in words; the address of a call is for those who booked. */
export function placeWords(location: Location, words: BookingWords): string {
  switch (location.kind) {
    case 'video':
      return words.placeVideo
    case 'phone':
      return location.number
        ? fill(words.placePhone, { number: location.number })
        : words.placePhoneYours
    case 'address':
      return location.address
    case 'custom':
      return location.text
  }
}

/** Where a meeting takes place, in words: of a video call its address, or how one comes to it. */
export function meetingPlaceWords(
  meeting: Pick<Meeting, 'location' | 'conferenceUrl' | 'host' | 'invitee'>,
  words: BookingWords,
): string {
  if (openTask(meeting) === 'ask-number')
    return fill(words.placePhoneAsked, { host: meeting.host.name })
  if (meeting.location.kind !== 'video') return placeWords(meeting.location, words)
  const url = callUrl(meeting)
  if (url) return url
  const text = isCallComing(meeting) ? words.callComing : words.callFromHost
  return fill(text, { host: meeting.host.name })
}
