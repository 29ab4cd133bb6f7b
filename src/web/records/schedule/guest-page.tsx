import type { CrmRecord } from '../../../../crm/contract/crm-objects.ts'
import { messagesIn } from '../../../i18n/messages.ts'
import { newPersonId, type Visitor } from './record-visit.ts'
import { ScheduleFrame } from './schedule-frame.tsx'

export interface GuestPageProps extends Visitor {
  provider: string
  text: string
  found: readonly CrmRecord[]
  /** The CRM did not answer. */
  isAway: boolean
  /** A typed address that no contact has. */
  newEmail: string | undefined
}

function Found({ visit, provider, found }: GuestPageProps) {
  const copy = messagesIn(visit.locale, 'schedule')
  if (found.length === 0) return null
  return (
    <section class="panel">
      <h2>{copy.guest.found}</h2>
      <ul class="lines">
        {found.map(({ type, id, name, detail }) => (
          <li key={`${type}:${id}`}>
            <a
              class="button"
              href={`/records/${provider}/${type}/${encodeURIComponent(id)}/schedule`}
            >
              <bdi>{name}</bdi>
            </a>
            <span class="soft">{[copy.recordTypes[type], detail].filter(Boolean).join(' · ')}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}

function NewPerson({ visit, provider, newEmail }: GuestPageProps) {
  if (!newEmail) return null
  const query = new URLSearchParams({ email: newEmail })
  return (
    <p>
      <a
        class="button primary"
        href={`/records/${provider}/contacts/${newPersonId}/schedule?${query}`}
      >
        {messagesIn(visit.locale, 'schedule').guest.person({ email: newEmail })}
      </a>
    </p>
  )
}

/** /records/schedule */
export function GuestPage(props: GuestPageProps) {
  const { visit, frame, text, found, isAway, newEmail } = props
  const copy = messagesIn(visit.locale, 'schedule')
  const isEmpty = text !== '' && found.length === 0 && !newEmail
  return (
    <ScheduleFrame visit={visit} frame={frame} title={copy.guest.title}>
      <p>{copy.guest.text}</p>
      <form method="get" action="/records/schedule" class="finder">
        <div class="field">
          <label for="q">{copy.guest.label}</label>
          <input id="q" name="q" type="search" value={text} maxLength={200} autocomplete="off" />
        </div>
        <button type="submit" class="primary">
          {copy.find}
        </button>
      </form>
      <div role="status">
        {isAway && <p class="notice bad">{copy.away}</p>}
        {isEmpty && !isAway && <p>{copy.nobody}</p>}
      </div>
      <NewPerson {...props} />
      <Found {...props} />
    </ScheduleFrame>
  )
}
