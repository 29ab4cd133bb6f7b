import type { Knex } from 'knex'
import type { Attendee } from '../../model/entities.ts'

/** Replaces the guests. Guests who stay keep their data; addresses are compared without letter case. */
export async function setGuests(
  trx: Knex,
  meetingId: string,
  guests: readonly Pick<Attendee, 'email' | 'name'>[],
): Promise<void> {
  const wanted = JSON.stringify(guests.map(({ email, name }) => ({ email, name })))
  await trx.raw(
    `delete from attendees a where a.meeting_id = :meetingId and a.kind = 'guest' and not exists (
       select 1 from jsonb_to_recordset(:wanted::jsonb) as guest (email text) where lower(guest.email) = lower(a.email))`,
    { meetingId, wanted },
  )
  await trx.raw(
    `insert into attendees (meeting_id, kind, email, name)
     select :meetingId, 'guest', guest.email, guest.name
       from rows from (jsonb_to_recordset(:wanted::jsonb) as (email text, name text))
              with ordinality as guest (email, name, position)
      where not exists (select 1 from attendees a
        where a.meeting_id = :meetingId and a.kind = 'guest' and lower(a.email) = lower(guest.email))
      order by guest.position`,
    { meetingId, wanted },
  )
}
