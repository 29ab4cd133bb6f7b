import { messagesIn } from '../../../i18n/messages.ts'
import { FormSecret } from '../../signed-in/settings-frame.tsx'
import type { Visit } from '../../signed-in/visit.ts'

export interface TypedRoom {
  /** As typed, or as stored. */
  link: string
  isFaulty: boolean
}

/** The link of the user's own video room. */
export function RoomPanel({ visit, room }: { visit: Visit; room: TypedRoom }) {
  const copy = messagesIn(visit.locale, 'places')
  const described = room.isFaulty ? 'room-text room-fault' : 'room-text'
  return (
    <form id="room" method="post" action="/settings/calendars/room" class="panel">
      <FormSecret visit={visit} />
      <h2>{copy.roomTitle}</h2>
      <p id="room-text" class="hint">
        {copy.roomText}
      </p>
      <div class="field">
        <label for="room-link">{copy.roomLabel}</label>
        <input
          id="room-link"
          name="room"
          type="url"
          value={room.link}
          placeholder="https://"
          autocomplete="off"
          aria-invalid={room.isFaulty ? 'true' : undefined}
          aria-describedby={described}
        />
        {room.isFaulty && (
          <p id="room-fault" class="field-error">
            {copy.roomFault}
          </p>
        )}
      </div>
      <button type="submit">{visit.copy.frame.save}</button>
    </form>
  )
}
