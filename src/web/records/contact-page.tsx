import type { CrmContactDetail } from '../../../crm/crm-provider.ts'
import { SettingsFrame } from '../settings/settings-frame.tsx'
import type { Visit } from '../settings/visit.ts'
import { ContactTasks } from './contact-tasks.tsx'
import { ContactTimeline } from './contact-timeline.tsx'
import { type OwnerNames, ownerName } from './owner-names.ts'

interface PartProps {
  visit: Visit
  contact: CrmContactDetail
  /** By e-mail. */
  ownerNames: OwnerNames
  /** Why a task was not added. */
  fault?: string | undefined
}

function Facts({ visit, contact, ownerNames }: PartProps) {
  const words = visit.words.records
  return (
    <dl class="summary">
      <dt>{words.email}</dt>
      <dd>
        <bdi>{contact.email}</bdi>
      </dd>
      {contact.phone && (
        <>
          <dt>{words.phone}</dt>
          <dd>
            <bdi>{contact.phone}</bdi>
          </dd>
        </>
      )}
      {contact.company && (
        <>
          <dt>{words.company}</dt>
          <dd>{contact.company}</dd>
        </>
      )}
      <dt>{words.owner}</dt>
      <dd>{ownerName(ownerNames, contact) ?? words.noOwner}</dd>
    </dl>
  )
}

function Deals({ visit, contact }: PartProps) {
  const words = visit.words.records
  if (contact.deals.length === 0) return null
  return (
    <section class="panel">
      <h2>{words.deals}</h2>
      <ul class="lines">
        {contact.deals.map(({ id, name, stage, isOpen }) => (
          <li key={id}>
            {name} <span class="soft">{stage}</span>{' '}
            <span class="badge">{isOpen ? words.openDeal : words.closedDeal}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}

const trackingNames = ['campaign', 'medium', 'source'] as const

function Tracking({ visit, contact }: PartProps) {
  const words = visit.words.records
  const known = trackingNames.filter(name => contact.tracking[name])
  if (known.length === 0) return null
  return (
    <section class="panel">
      <h2>{words.tracking}</h2>
      <dl class="summary">
        {known.map(name => (
          <>
            <dt>{words[name]}</dt>
            <dd>{contact.tracking[name]}</dd>
          </>
        ))}
      </dl>
    </section>
  )
}

/** /records/builtin/contacts/:id */
export function ContactPage(props: PartProps) {
  const { visit, contact } = props
  return (
    <SettingsFrame visit={visit} section="records" title={contact.name}>
      <p>
        <a href="/records">{visit.words.records.all}</a>
      </p>
      <section class="panel">
        <Facts {...props} />
      </section>
      <Deals {...props} />
      <Tracking {...props} />
      <ContactTasks visit={visit} contact={contact} fault={props.fault} />
      <section class="panel">
        <h2>{visit.words.records.timeline}</h2>
        <ContactTimeline visit={visit} entries={contact.timeline} />
      </section>
    </SettingsFrame>
  )
}
