import type { CrmContactDetail } from '../../../../crm/contract/crm-records.ts'
import { messagesIn } from '../../../i18n/messages.ts'
import type { Proposal } from '../../../model/entities.ts'
import type { TimelineMeetings } from '../../../services/records/list-timeline-meetings.ts'
import type { Visit } from '../../signed-in/visit.ts'
import { type OwnerNames, ownerName } from '../owner-names.ts'
import { companyAddress, contactAddress, scheduleAddress } from '../records-access.ts'
import { RecordsFrame } from '../records-frame.tsx'
import type { Attempt } from './contact-attempt.ts'
import { ContactDeals } from './contact-deals.tsx'
import { NoteForm } from './contact-note.tsx'
import { ContactTasks } from './contact-tasks.tsx'
import { ContactTimeline } from './contact-timeline.tsx'

interface PartProps {
  visit: Visit
  contact: CrmContactDetail
  /** Those of the timeline. */
  meetings: TimelineMeetings
  /** Times that were proposed to the contact. */
  proposals: readonly Proposal[]
  /** By email. */
  ownerNames: OwnerNames
  /** Who can be responsible for a new task. */
  ownerChoices: OwnerNames
  attempt?: Attempt | undefined
}

function Facts({ visit, contact, ownerNames }: PartProps) {
  const copy = visit.copy.records
  return (
    <dl class="summary">
      <dt>{copy.email}</dt>
      <dd>
        {contact.emails.map(email => (
          <div key={email}>
            <bdi>{email}</bdi>
          </div>
        ))}
      </dd>
      {contact.phone && (
        <>
          <dt>{copy.phone}</dt>
          <dd>
            <bdi>{contact.phone}</bdi>
          </dd>
        </>
      )}
      {contact.company && (
        <>
          <dt>{copy.company}</dt>
          <dd>
            {contact.companyId ? (
              <a href={companyAddress(contact.companyId)}>{contact.company}</a>
            ) : (
              contact.company
            )}
          </dd>
        </>
      )}
      <dt>{copy.owner}</dt>
      <dd>{ownerName(ownerNames, contact) ?? copy.noOwner}</dd>
    </dl>
  )
}

const trackingNames = ['campaign', 'medium', 'source'] as const

function Tracking({ visit, contact }: PartProps) {
  const copy = visit.copy.records
  const known = trackingNames.filter(name => contact.tracking[name])
  if (known.length === 0) return null
  return (
    <section class="panel">
      <h2>{copy.tracking}</h2>
      <dl class="summary">
        {known.map(name => (
          <>
            <dt>{copy[name]}</dt>
            <dd>{contact.tracking[name]}</dd>
          </>
        ))}
      </dl>
    </section>
  )
}

function Timeline({ visit, contact, meetings, proposals, attempt }: PartProps) {
  const copy = visit.copy.records
  const isFaulty = attempt?.part === 'note'
  return (
    <section class="panel" id="timeline">
      <h2>{copy.timeline}</h2>
      <NoteForm
        visit={visit}
        contact={contact}
        text={isFaulty ? (attempt.fields.text ?? '') : ''}
        fault={isFaulty ? copy.note.fault : undefined}
      />
      <ContactTimeline visit={visit} contact={contact} meetings={meetings} proposals={proposals} />
    </section>
  )
}

const attemptAt = (attempt: Attempt | undefined, part: Attempt['part']) =>
  attempt?.part === part ? attempt : undefined

/** /records/builtin/contacts/:id */
export function ContactPage(props: PartProps) {
  const { visit, contact, ownerNames, ownerChoices, attempt } = props
  const copy = visit.copy.records
  const faultOf = (part: Attempt['part'], text: string) =>
    attempt?.part === part ? text : undefined
  return (
    <RecordsFrame visit={visit} tab="contacts" title={contact.name}>
      <p>
        <a href="/records">{copy.all}</a>
      </p>
      <section class="panel">
        <Facts {...props} />
        <div class="actions">
          <a class="button primary" href={scheduleAddress({ type: 'contacts', id: contact.id })}>
            {messagesIn(visit.locale, 'schedule').open}
          </a>
          <a class="button" href={`${contactAddress(contact.id)}/edit`}>
            {copy.edit}
          </a>
        </div>
      </section>
      <ContactDeals
        visit={visit}
        contact={contact}
        fault={faultOf('deal', copy.deal.fault)}
        attempt={attemptAt(attempt, 'deal')}
      />
      <Tracking {...props} />
      <ContactTasks
        visit={visit}
        contact={contact}
        ownerNames={ownerNames}
        ownerChoices={ownerChoices}
        fault={faultOf('task', copy.taskFault)}
        attempt={attemptAt(attempt, 'task')}
      />
      <Timeline {...props} />
    </RecordsFrame>
  )
}
