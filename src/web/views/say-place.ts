import { type Messages, messagesIn } from '../../i18n/messages.ts'
import { type CallReader, sayCall } from '../../i18n/say-call.ts'
import { callUrl, isCallComing } from '../../model/call-url.ts'
import type { Locale, Location, Meeting } from '../../model/entities.ts'
import { openTask } from '../../model/open-task.ts'

/** Place of a page's meetings as text. It omits the address of a call, which is only for guests. */
export function sayPlace(location: Location, copy: Messages<'booking'>): string {
  switch (location.kind) {
    case 'video':
      return copy.placeVideo
    case 'phone':
      return location.number ? copy.placePhone({ number: location.number }) : copy.placePhoneYours
    case 'address':
      return location.address
    case 'custom':
      return location.text
  }
}

/** Properties that determine a meeting's place. */
export type PlacedMeeting = Pick<
  Meeting,
  'status' | 'location' | 'conferenceUrl' | 'host' | 'invitee' | 'pageId'
>

/** Place of a meeting as text. For a video call: its address, or the way to get it. */
export function sayMeetingPlace(
  meeting: PlacedMeeting,
  { locale, reader }: { locale: Locale; reader: CallReader },
): string {
  const copy = messagesIn(locale, 'booking')
  const call = sayCall(meeting, { locale, reader })
  if (call) return call
  if (openTask(meeting) === 'ask-number') return copy.placePhoneAsked({ host: meeting.host.name })
  if (meeting.location.kind !== 'video') return sayPlace(meeting.location, copy)
  const url = callUrl(meeting)
  if (url) return url
  if (meeting.status !== 'scheduled') return copy.placeVideo
  return isCallComing(meeting) ? copy.callComing : copy.callFromHost({ host: meeting.host.name })
}
