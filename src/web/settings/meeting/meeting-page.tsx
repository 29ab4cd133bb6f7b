import { formatRange, zoneLabel } from '../../../i18n/format-time.ts'
import { messagesIn } from '../../../i18n/messages.ts'
import { callUrl } from '../../../model/call-url.ts'
import type { Meeting, MeetingEvent, Proposal } from '../../../model/entities.ts'
import { isOpen } from '../../../model/meeting-status.ts'
import type { OpenDeal } from '../../../services/crm/choose-deal.ts'
import type { CrmConflict } from '../../../services/crm/crm-conflicts.ts'
import type { LedgerLine } from '../../../services/deliveries/deliveries.ts'
import { AttachmentsPanel } from '../../attachments/attachments-panel.tsx'
import { outcomeLabel } from '../../signed-in/outcome-label.ts'
import type { OutcomeVisit } from '../../signed-in/outcome-visit.ts'
import { type Notice, SettingsFrame } from '../../signed-in/settings-frame.tsx'
import { DeliveryTable } from '../deliveries/delivery-table.tsx'
import { ConflictPanel } from './conflict-panel.tsx'
import { DealPanel } from './deal-panel.tsx'
import { InvitationPanel } from './invitation-panel.tsx'
import { MeetingFacts } from './meeting-facts.tsx'
import { MeetingHistory } from './meeting-history.tsx'
import { OutcomeForm } from './outcome-form.tsx'
import { ProposalForm } from './proposal-form.tsx'
import { ReassignPanel } from './reassign-panel.tsx'
import type { Reassigning } from './reassigning.ts'
import { type TypedAgain, typedIn } from './typed-again.ts'

interface MeetingPageProps {
  visit: OutcomeVisit
  now: number
  meeting: Meeting
  /** Oldest first. */
  events: readonly MeetingEvent[]
  /** Proposals of other times for this meeting. */
  proposals: readonly Proposal[]
  deliveries: readonly LedgerLine[]
  /** The id of the workspace's CRM. */
  crm: string
  /** Times that can be proposed instead; undefined unless requested. */
  freeTimes: readonly number[] | undefined
  /** The contact's open deals, if one has to be chosen. */
  deals: readonly OpenDeal[]
  /** Fields that changed both here and in the CRM, without a choice so far. */
  conflicts: readonly CrmConflict[]
  /** Possible new hosts; undefined if the meeting cannot be reassigned. */
  reassigning: Reassigning | undefined
  /** Message about files that were refused. */
  fileFault: string | undefined
  /** A refused form. */
  typed: TypedAgain | undefined
  notice: Notice | undefined
}

const ProposalLink = ({ copy, meeting }: { copy: OutcomeVisit['copy']; meeting: Meeting }) => (
  <a class="button" href={`/settings/meetings/${meeting.id}?offer=times`}>
    {copy.meeting.proposeTitle}
  </a>
)

function AheadActions({
  visit: { copy, locale },
  meeting,
  freeTimes,
}: Pick<MeetingPageProps, 'visit' | 'meeting' | 'freeTimes'>) {
  return (
    <>
      {callUrl(meeting) && (
        <a class="button" href={`/join/${meeting.id}`}>
          {copy.today.join}
        </a>
      )}
      {meeting.source !== 'calendar' && (
        <>
          <a class="button" href={`/settings/meetings/${meeting.id}/reschedule`}>
            {messagesIn(locale, 'settings/changing').reschedule}
          </a>
          <a class="button" href={`/settings/meetings/${meeting.id}/cancel`}>
            {messagesIn(locale, 'settings/changing').cancel}
          </a>
          {!freeTimes && <ProposalLink copy={copy} meeting={meeting} />}
        </>
      )}
    </>
  )
}

function Head({ visit, meeting, events, now, freeTimes }: MeetingPageProps) {
  const { copy, user, locale } = visit
  const when = formatRange(meeting, user.timeZone, locale)
  return (
    <section class="panel">
      <p>
        {meeting.status === 'canceled' ? <s>{when}</s> : <strong>{when}</strong>}{' '}
        <span class="soft">{zoneLabel(meeting.startsAt, user.timeZone, locale)}</span>{' '}
        <span class="badge">{outcomeLabel(copy, meeting.outcome)}</span>
        {!meeting.isInvited && (
          <span class="badge">{messagesIn(locale, 'settings/hosting').notInvited}</span>
        )}
      </p>
      <MeetingFacts visit={visit} meeting={meeting} events={events} />
      {meeting.status === 'canceled' && !freeTimes && (
        <div class="actions">
          <ProposalLink copy={copy} meeting={meeting} />
        </div>
      )}
      {meeting.status === 'scheduled' && (
        <div class="actions">
          {isOpen(meeting, now) && (
            <AheadActions visit={visit} meeting={meeting} freeTimes={freeTimes} />
          )}
          <a class="button" href={`/settings/meetings/${meeting.id}/edit`}>
            {messagesIn(locale, 'content').edit}
          </a>
        </div>
      )}
    </section>
  )
}

/** /settings/meetings/:id */
export function MeetingPage(props: MeetingPageProps) {
  const {
    visit,
    meeting,
    events,
    proposals,
    deliveries,
    crm,
    now,
    freeTimes,
    deals,
    fileFault,
    notice,
  } = props
  const { conflicts, reassigning, typed } = props
  const { copy } = visit
  return (
    <SettingsFrame visit={visit} title={`${meeting.title} · ${meeting.reference}`} notice={notice}>
      {meeting.isUnverified && meeting.endsAt > now && (
        <p class="notice bad">{copy.meeting.unverified}</p>
      )}
      <Head {...props} />
      {isOpen(meeting, now) && (
        <InvitationPanel visit={visit} meeting={meeting} deliveries={deliveries} />
      )}
      <ConflictPanel visit={visit} meeting={meeting} conflicts={conflicts} />
      <DealPanel visit={visit} meeting={meeting} deals={deals} />
      {freeTimes && (
        <ProposalForm
          {...{ visit, meeting }}
          starts={freeTimes}
          typed={typedIn(typed, 'proposal')}
        />
      )}
      <OutcomeForm {...{ visit, meeting, events, now }} typed={typedIn(typed, 'outcome')} />
      {reassigning && (
        <ReassignPanel {...{ visit, meeting, ...reassigning }} typed={typedIn(typed, 'reassign')} />
      )}
      <AttachmentsPanel visit={visit} meeting={meeting} fault={fileFault} />
      <section class="panel">
        <h2>{copy.meeting.history}</h2>
        <MeetingHistory visit={visit} events={events} proposals={proposals} />
      </section>
      <section class="panel">
        <h2>{copy.frame.deliveries}</h2>
        <DeliveryTable
          visit={visit}
          lines={deliveries}
          now={now}
          crm={crm}
          back={`/settings/meetings/${meeting.id}`}
        />
      </section>
    </SettingsFrame>
  )
}
