import type { ComponentChildren } from 'preact'
import { formatRange, zoneLabel } from '../../../i18n/format-time.ts'
import { messagesIn } from '../../../i18n/messages.ts'
import { callUrl, isCallComing } from '../../../model/call-url.ts'
import type { Attendee, Meeting } from '../../../model/entities.ts'
import { openTask } from '../../../model/open-task.ts'
import { hasOwnName } from '../../../text/named-address.ts'
import type { Visit } from '../../signed-in/visit.ts'
import { PlaceOf } from '../../views/place-of.tsx'
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

/** All facts about the meeting, including the internal note. For hosts, never for invitees. */
export function MeetingFacts({ visit, meeting }: { visit: Visit; meeting: Meeting }) {
  const copy = visit.copy.meeting
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
        {meeting.organizer.id !== meeting.host.id && (
          <Fact label={copy.organizer}>{meeting.organizer.name}</Fact>
        )}
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
