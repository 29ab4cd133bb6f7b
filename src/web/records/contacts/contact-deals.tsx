import type { CrmContactDetail, CrmDeal } from '../../../../crm/contract/crm-records.ts'
import { FormSecret } from '../../signed-in/settings-frame.tsx'
import type { Visit } from '../../signed-in/visit.ts'
import { contactAddress } from '../records-access.ts'
import { ScheduleLink } from '../schedule-link.tsx'
import type { Attempt } from './contact-attempt.ts'
import { maxDealLengths } from './deal-actions.ts'
import { stageLabel, usualStages } from './deal-stage.ts'

interface DealsProps {
  visit: Visit
  contact: CrmContactDetail
  fault: string | undefined
  /** The refused form. */
  attempt: Attempt | undefined
}

interface FieldsProps {
  visit: Visit
  deal: CrmDeal | undefined
  attempt: Attempt | undefined
}

function DealFields({ visit, deal, attempt }: FieldsProps) {
  const copy = visit.copy.records.deal
  const id = deal?.id ?? 'new'
  const typed = attempt && attempt.dealId === deal?.id ? attempt.fields : undefined
  return (
    <div class="pair">
      <div class="field">
        <label for={`deal-name-${id}`}>{copy.name}</label>
        <input
          id={`deal-name-${id}`}
          name="name"
          value={typed?.name ?? deal?.name}
          maxLength={maxDealLengths.name}
          required
        />
      </div>
      <div class="field">
        <label for={`deal-stage-${id}`}>{copy.stage}</label>
        <input
          id={`deal-stage-${id}`}
          name="stage"
          list="stages"
          value={typed?.stage ?? stageLabel(copy.stages, deal?.stage ?? 'new')}
          maxLength={maxDealLengths.stage}
          required
        />
      </div>
    </div>
  )
}

function Deal({ visit, contact, deal, attempt }: Omit<DealsProps, 'fault'> & { deal: CrmDeal }) {
  const { frame, records } = visit.copy
  const { id, name, stage, isOpen } = deal
  return (
    <li>
      <p>
        {name} <span class="soft">{stageLabel(records.deal.stages, stage)}</span>{' '}
        <span class="badge">{isOpen ? records.openDeal : records.closedDeal}</span>
      </p>
      {isOpen && <ScheduleLink visit={visit} record={{ type: 'deals', id, name }} />}
      <details class="wide" open={attempt?.dealId === id}>
        <summary>{records.deal.change({ name })}</summary>
        <form method="post" action={`${contactAddress(contact.id)}/deals/${id}`}>
          <FormSecret visit={visit} />
          <DealFields visit={visit} deal={deal} attempt={attempt} />
          <div class="actions">
            <button type="submit" class="primary">
              {frame.save}
            </button>
            <button type="submit" name="do" value={isOpen ? 'close' : 'reopen'}>
              {isOpen ? records.deal.close : records.deal.reopen}
            </button>
          </div>
        </form>
      </details>
    </li>
  )
}

/** A contact's deals, with forms to rename, move, close and reopen them. */
export function ContactDeals({ visit, contact, fault, attempt }: DealsProps) {
  const { records: copy } = visit.copy
  return (
    <section class="panel" id="deals">
      <h2>{copy.deals}</h2>
      {fault && (
        <p class="notice bad" role="alert">
          {fault}
        </p>
      )}
      <ul class="lines">
        {contact.deals.map(deal => (
          <Deal key={deal.id} {...{ visit, contact, deal, attempt }} />
        ))}
      </ul>
      <datalist id="stages">
        {usualStages.map(stage => (
          <option key={stage} value={copy.deal.stages[stage]} />
        ))}
      </datalist>
      <details open={attempt !== undefined && attempt.dealId === undefined}>
        <summary>{copy.deal.add}</summary>
        <form method="post" action={`${contactAddress(contact.id)}/deals`}>
          <FormSecret visit={visit} />
          <DealFields visit={visit} deal={undefined} attempt={attempt} />
          <p class="hint">{copy.deal.hint}</p>
          <button type="submit">{copy.deal.add}</button>
        </form>
      </details>
    </section>
  )
}
