import { type Messages, messagesIn } from '../../i18n/messages.ts'
import { type CallReader, sayCall } from '../../i18n/say-call.ts'
import { callUrl, isCallComing } from '../../model/call-url.ts'
import type { Locale, Location, Meeting } from '../../model/entities.ts'
import { openTask } from '../../model/open-task.ts'

/** Where meetings of a page take place, in words; the address of a call is for those who booked. */
export function placeWords(location: Location, words: Messages<'booking'>): string {
  switch (location.kind) {
    case 'video':
      return words.placeVideo
    case 'phone':
      return location.number ? words.placePhone({ number: location.number }) : words.placePhoneYours
    case 'address':
      return location.address
    case 'custom':
      return location.text
  }
}

/** What says where a meeting takes place. */
export type PlacedMeeting = Pick<
  Meeting,
  'status' | 'location' | 'conferenceUrl' | 'host' | 'invitee' | 'pageId'
>

/** Where a meeting takes place, in words: of a video call its address, or how one comes to it. */
export function meetingPlaceWords(
  meeting: PlacedMeeting,
  { locale, reader }: { locale: Locale; reader: CallReader },
): string {
  const words = messagesIn(locale, 'booking')
  const said = sayCall(meeting, { locale, reader })
  if (said) return said
  if (openTask(meeting) === 'ask-number') return words.placePhoneAsked({ host: meeting.host.name })
  if (meeting.location.kind !== 'video') return placeWords(meeting.location, words)
  const url = callUrl(meeting)
  if (url) return url
  if (meeting.status !== 'scheduled') return words.placeVideo
  return isCallComing(meeting) ? words.callComing : words.callFromHost({ host: meeting.host.name })
}
