import { formatRange, zoneLabel } from '../../../i18n/format-time.ts'
import { messagesIn } from '../../../i18n/messages.ts'
import { callUrl } from '../../../model/call-url.ts'
import type { Meeting } from '../../../model/entities.ts'
import { namesPerson } from '../../../model/title-with.ts'
import type { ShownOutage } from '../../../services/deliveries/outage-notices.ts'
import type { OpenWish } from '../../../services/proposals/list-open-wishes.ts'
import type { KeyStatus } from '../../../services/secret-keys/key-status.ts'
import { outcomeLabel } from '../../signed-in/outcome-label.ts'
import { FormSecret, SettingsFrame } from '../../signed-in/settings-frame.tsx'
import type { Visit } from '../../signed-in/visit.ts'
import { KeyNotice } from '../key-notice.tsx'
import { HealthNotices } from './health-notices.tsx'
import { Wishes } from './wishes.tsx'

interface TodayPageProps {
  visit: Visit
  /** Outages that affect the reader. */
  outages: readonly ShownOutage[]
  /** For admins, during a replacement of SECRET_KEY. */
  keys: KeyStatus | undefined
  now: number
  wishes: readonly OpenWish[]
  /** Ascending. */
  upcoming: readonly Meeting[]
  /** Ended without an outcome, latest first. */
  due: readonly Meeting[]
  /** Ended with an outcome, latest first. */
  recent: readonly Meeting[]
}

type LineProps = { visit: Visit; meeting: Meeting; now: number }

function When({ visit, meeting, now }: LineProps) {
  const { startsAt, endsAt } = meeting
  const isNow = startsAt <= now && now < endsAt
  return (
    <>
      <time dateTime={new Date(startsAt).toISOString()}>
        {formatRange(meeting, visit.user.timeZone, visit.locale)}
      </time>
      {isNow && <strong class="badge">{visit.copy.today.now}</strong>}
    </>
  )
}

function About({ visit, meeting }: Omit<LineProps, 'now'>) {
  const { today } = visit.copy
  return (
    <p>
      <a href={`/settings/meetings/${meeting.id}`}>{meeting.title}</a>
      {!namesPerson(meeting.title, meeting.invitee.name) && (
        <>
          {' '}
          <bdi>{today.with({ name: meeting.invitee.name })}</bdi>
        </>
      )}
      {meeting.host.id !== visit.user.id && (
        <span class="soft"> · {today.host({ name: meeting.host.name })}</span>
      )}
    </p>
  )
}

const UpcomingLine = (props: LineProps) => (
  <li>
    <When {...props} />
    <About {...props} />
    {callUrl(props.meeting) && (
      <a class="button" href={`/join/${props.meeting.id}`}>
        {props.visit.copy.today.join}
      </a>
    )}
  </li>
)

const quickOutcomes = ['completed', 'no-show'] as const

const DueLine = (props: LineProps) => (
  <li>
    <When {...props} />
    <About {...props} />
    <form method="post" action={`/settings/meetings/${props.meeting.id}/outcome`} class="actions">
      <FormSecret visit={props.visit} />
      <input type="hidden" name="back" value="/settings" />
      {quickOutcomes.map(outcome => (
        <button key={outcome} type="submit" name="outcome" value={outcome}>
          {outcomeLabel(props.visit.copy, outcome)}
        </button>
      ))}
    </form>
  </li>
)

const RecentLine = (props: LineProps) => (
  <li>
    <When {...props} />
    <About {...props} />
    <span class="badge">{outcomeLabel(props.visit.copy, props.meeting.outcome)}</span>
  </li>
)

/** /settings: upcoming meetings, missing outcomes and past meetings. */
export function TodayPage(props: TodayPageProps) {
  const { visit, outages, keys, now, upcoming, due, recent } = props
  const { today, frame } = visit.copy
  return (
    <SettingsFrame visit={visit} tab="today" title={frame.today}>
      <HealthNotices visit={visit} outages={outages} now={now} />
      {keys && <KeyNotice locale={visit.locale} status={keys} />}
      <p class="soft">{zoneLabel(now, visit.user.timeZone, visit.locale)}</p>
      <p class="actions">
        <a class="button primary" href="/records/schedule">
          {messagesIn(visit.locale, 'schedule').guest.title}
        </a>
      </p>
      <Wishes visit={visit} wishes={props.wishes} />
      {due.length > 0 && (
        <section class="panel">
          <h2>{today.due}</h2>
          <ul class="lines">
            {due.map(meeting => (
              <DueLine key={meeting.id} visit={visit} meeting={meeting} now={now} />
            ))}
          </ul>
        </section>
      )}
      <section class="panel">
        <h2>{today.upcoming}</h2>
        {upcoming.length === 0 && <p>{today.nothing}</p>}
        <ul class="lines">
          {upcoming.map(meeting => (
            <UpcomingLine key={meeting.id} visit={visit} meeting={meeting} now={now} />
          ))}
        </ul>
      </section>
      {recent.length > 0 && (
        <section class="panel">
          <h2>{today.recent}</h2>
          <ul class="lines">
            {recent.map(meeting => (
              <RecentLine key={meeting.id} visit={visit} meeting={meeting} now={now} />
            ))}
          </ul>
        </section>
      )}
    </SettingsFrame>
  )
}
