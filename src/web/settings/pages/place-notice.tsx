import { messagesIn } from '../../../i18n/messages.ts'
import type { PlaceFault } from '../../../services/meetings/meeting-place.ts'
import type { Visit } from '../../signed-in/visit.ts'

/** Shows that a page's meetings would have no address, and where to change that. */
export function PlaceNotice({ visit, fault }: { visit: Visit; fault: PlaceFault }) {
  const { noCallFault, noRoomFault } = messagesIn(visit.locale, 'places')
  const hosts = fault.hosts.join(', ')
  return (
    <p class="notice bad">
      {(fault.code === 'no-call' ? noCallFault : noRoomFault)({ hosts })}{' '}
      <a href="/settings/calendars#room">{visit.copy.frame.calendars}</a>
    </p>
  )
}
