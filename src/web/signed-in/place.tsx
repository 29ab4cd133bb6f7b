import { messagesIn } from '../../i18n/messages.ts'
import { callUrl, isCallComing } from '../../model/call-url.ts'
import type { Meeting } from '../../model/entities.ts'
import { openTask } from '../../model/open-task.ts'
import { PlaceOf } from '../views/place-of.tsx'
import type { Visit } from './visit.ts'

/** The place as guests see it. For a call without an address or number: what its host needs to know. */
export function Place({ visit, meeting }: { visit: Visit; meeting: Meeting }) {
  const copy = messagesIn(visit.locale, 'places')
  const isOn = meeting.status === 'scheduled'
  if (isOn && meeting.location.kind === 'video' && !callUrl(meeting))
    return <>{isCallComing(meeting) ? copy.hostComing : copy.hostMissing}</>
  if (openTask(meeting) === 'ask-number') return <>{copy.hostNoNumber}</>
  const reader = meeting.host.id === visit.user.id ? 'host' : 'other'
  return <PlaceOf meeting={meeting} locale={visit.locale} reader={reader} />
}
