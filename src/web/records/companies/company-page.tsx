import type { CrmCompanyDetail } from '../../../../crm/contract/crm-records.ts'
import { messagesIn } from '../../../i18n/messages.ts'
import type { TimelineMeetings } from '../../../services/records/list-timeline-meetings.ts'
import { showDomain } from '../../../text/show-email.ts'
import type { Visit } from '../../signed-in/visit.ts'
import { ContactTimeline } from '../contacts/contact-timeline.tsx'
import { stageLabel } from '../contacts/deal-stage.ts'
import { type OwnerNames, ownerName } from '../owner-names.ts'
import { companyAddress, contactAddress, scheduleAddress } from '../records-access.ts'
import { RecordsFrame } from '../records-frame.tsx'
import { ScheduleLink } from '../schedule-link.tsx'

interface CompanyPageProps {
  visit: Visit
  company: CrmCompanyDetail
  /** Those of the timeline. */
  meetings: TimelineMeetings
  /** By email. */
  ownerNames: OwnerNames
}

function Contacts({ visit, company, ownerNames }: CompanyPageProps) {
  const copy = visit.copy.records
  const { name, contacts, contactCount } = company
  return (
    <section class="panel">
      <h2>{copy.companies.contacts}</h2>
      {contacts.length === 0 && <p>{copy.companies.noContacts}</p>}
      <ul class="lines">
        {contacts.map(contact => (
          <li key={contact.id}>
            <a href={contactAddress(contact.id)}>
              <bdi>{contact.name}</bdi>
            </a>
            <span class="soft">
              <bdi>{contact.email}</bdi> · {copy.owner}:{' '}
              {ownerName(ownerNames, contact) ?? copy.noOwner}
            </span>
          </li>
        ))}
      </ul>
      {contactCount > contacts.length && (
        <p>
          <a href={`/records?${new URLSearchParams({ q: name })}`}>
            {copy.companies.allContacts({ count: contactCount })}
          </a>
        </p>
      )}
    </section>
  )
}

function Deals({ visit, company }: Omit<CompanyPageProps, 'ownerNames'>) {
  const copy = visit.copy.records
  return (
    <section class="panel">
      <h2>{copy.deals}</h2>
      {company.deals.length === 0 && <p>{copy.companies.noDeals}</p>}
      <ul class="lines">
        {company.deals.map(({ id, name, stage, isOpen, contact }) => (
          <li key={id}>
            <p>
              {contact ? <a href={`${contactAddress(contact.id)}#deals`}>{name}</a> : name}{' '}
              <span class="soft">{stageLabel(copy.deal.stages, stage)}</span>{' '}
              <span class="badge">{isOpen ? copy.openDeal : copy.closedDeal}</span>
            </p>
            {contact && <span class="soft">{contact.name}</span>}
            {isOpen && <ScheduleLink visit={visit} record={{ type: 'deals', id, name }} />}
          </li>
        ))}
      </ul>
    </section>
  )
}

/** /records/builtin/companies/:id */
export function CompanyPage(props: CompanyPageProps) {
  const { visit, company } = props
  const copy = visit.copy.records
  return (
    <RecordsFrame visit={visit} tab="companies" title={company.name}>
      <p>
        <a href="/records/companies">{copy.companies.all}</a>
      </p>
      <section class="panel">
        {company.domain && (
          <dl class="summary">
            <dt>{copy.companies.domain}</dt>
            <dd>
              <bdi>{showDomain(company.domain)}</bdi>
            </dd>
          </dl>
        )}
        <div class="actions">
          <a class="button primary" href={scheduleAddress({ type: 'companies', id: company.id })}>
            {messagesIn(visit.locale, 'schedule').open}
          </a>
          <a class="button" href={`${companyAddress(company.id)}/edit`}>
            {copy.edit}
          </a>
        </div>
      </section>
      <Contacts {...props} />
      <Deals {...props} />
      <section class="panel">
        <h2>{copy.timeline}</h2>
        <ContactTimeline
          visit={visit}
          contact={{ timeline: company.timeline, notes: [] }}
          meetings={props.meetings}
        />
      </section>
    </RecordsFrame>
  )
}
