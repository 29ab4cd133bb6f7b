import type { FailedTarget, LedgerLine } from '../../../services/deliveries/deliveries.ts'
import { type Notice, SettingsFrame } from '../../signed-in/settings-frame.tsx'
import type { Visit } from '../../signed-in/visit.ts'
import { DeliveryTable } from './delivery-table.tsx'
import { LedgerFilters, LedgerPages, RetryAll } from './ledger-filters.tsx'
import { addressOf, type LedgerView } from './ledger-view.ts'

interface DeliveriesPageProps {
  visit: Visit
  view: LedgerView
  lines: readonly LedgerLine[]
  /** There is no further page. */
  isLast: boolean
  /** Targets with failures, for people who may retry all of them. */
  failed: readonly FailedTarget[]
  now: number
  /** The id of the workspace's CRM. */
  crm: string
  notice: Notice | undefined
}

/** /settings/deliveries */
export function DeliveriesPage(props: DeliveriesPageProps) {
  const { visit, view, lines, isLast, failed, now, crm, notice } = props
  const { frame } = visit.copy
  return (
    <SettingsFrame visit={visit} tab="deliveries" title={frame.deliveries} notice={notice}>
      <LedgerFilters visit={visit} view={view} />
      <RetryAll visit={visit} failed={failed} crm={crm} />
      <div class="panel">
        <DeliveryTable visit={visit} lines={lines} now={now} crm={crm} back={addressOf(view)} />
      </div>
      <LedgerPages visit={visit} view={view} isLast={isLast} />
    </SettingsFrame>
  )
}
