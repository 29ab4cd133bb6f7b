import type { ComponentChildren } from 'preact'
import { formatRange, zoneLabel } from '../../../i18n/format-time.ts'
import { messagesIn } from '../../../i18n/messages.ts'
import { bookerOf } from '../../../model/booker-of.ts'
import type { Attendee, Meeting, MeetingEvent } from '../../../model/entities.ts'
import { hasOwnName } from '../../../text/named-address.ts'
import { Place } from '../../signed-in/place.tsx'
import type { Visit } from '../../signed-in/visit.ts'
import { RichText } from '../../views/rich-text.tsx'

const Fact = ({ label, children }: { label: string; children: ComponentChildren }) => (
  <>
    <dt>{label}</dt>
    <dd>{children}</dd>
  </>
)

const Person = ({ visit, person }: { visit: Visit; person: Attendee }) => (
  <>
    {hasOwnName(person) && <bdi>{person.name} </bdi>}
    <a href={`mailto:${encodeURIComponent(person.email)}`}>
      <bdi>{person.email}</bdi>
    </a>
    {person.phone && <bdi> · {person.phone}</bdi>}
    {person.company && <bdi> · {person.company}</bdi>}
    {person.answer && person.answer !== 'needs-action' && (
      <>
        {' '}
        <span class="badge">{visit.copy.meeting.answer[person.answer]}</span>
      </>
    )}
  </>
)

function InviteesTime({ visit, meeting }: { visit: Visit; meeting: Meeting }) {
  if (meeting.timeZone === visit.user.timeZone) return null
  const time = `${formatRange(meeting, meeting.timeZone, visit.locale)} ${zoneLabel(meeting.startsAt, meeting.timeZone, visit.locale)}`
  return <p class="soft">{visit.copy.meeting.invited({ time, name: meeting.invitee.name })}</p>
}

/** All facts about the meeting, including the internal note. For hosts, never for invitees. */
export function MeetingFacts({
  visit,
  meeting,
  events,
}: {
  visit: Visit
  meeting: Meeting
  events: readonly MeetingEvent[]
}) {
  const copy = visit.copy.meeting
  const booker = bookerOf(meeting, events)
  return (
    <>
      <InviteesTime visit={visit} meeting={meeting} />
      <dl class="summary">
        <Fact label={copy.invitee}>
          <Person visit={visit} person={meeting.invitee} />
        </Fact>
        {meeting.guests.length > 0 && (
          <Fact label={copy.guests}>
            {meeting.guests.map(guest => (
              <div key={guest.email}>
                <Person visit={visit} person={guest} />
              </div>
            ))}
          </Fact>
        )}
        <Fact label={copy.host}>{meeting.hosts.map(({ name }) => name).join(', ')}</Fact>
        {booker && <Fact label={copy.bookedBy}>{booker}</Fact>}
        <Fact label={copy.where}>
          <Place visit={visit} meeting={meeting} />
        </Fact>
        {meeting.description && (
          <Fact label={messagesIn(visit.locale, 'content').description}>
            <RichText markdown={meeting.description} />
          </Fact>
        )}
        {meeting.meetingType && (
          <Fact label={messagesIn(visit.locale, 'content').type}>{meeting.meetingType}</Fact>
        )}
        {meeting.answers.map(({ questionId, label, value }) => (
          <Fact key={questionId} label={label}>
            <span class="pre">{value}</span>
          </Fact>
        ))}
        {meeting.internalNote && (
          <Fact label={copy.note}>
            <RichText markdown={meeting.internalNote} />
          </Fact>
        )}
      </dl>
    </>
  )
}
