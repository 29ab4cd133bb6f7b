import type { DeliveryState, LedgerLine } from '../../../services/deliveries.ts'
import { SettingsFrame } from '../settings-frame.tsx'
import type { Visit } from '../visit.ts'
import { DeliveryTable } from './delivery-table.tsx'

export interface DeliveriesPageProps {
  visit: Visit
  lines: readonly LedgerLine[]
  /** Undefined: all of them. */
  state: DeliveryState | undefined
  isRetried: boolean
}

export const deliveryStates: readonly DeliveryState[] = [
  'failed',
  'retrying',
  'queued',
  'delivered',
  'skipped',
]

function StateFilter({ visit, state }: Pick<DeliveriesPageProps, 'visit' | 'state'>) {
  const words = visit.words.deliveries
  return (
    <ul class="durations">
      {[undefined, ...deliveryStates].map(one => (
        <li key={one ?? 'all'}>
          <a
            href={one ? `/settings/deliveries?state=${one}` : '/settings/deliveries'}
            aria-current={one === state ? 'true' : undefined}
          >
            {one ? words.states[one] : words.all}
          </a>
        </li>
      ))}
    </ul>
  )
}

/** /settings/deliveries */
export function DeliveriesPage({ visit, lines, state, isRetried }: DeliveriesPageProps) {
  const { frame, deliveries } = visit.words
  const back = state ? `/settings/deliveries?state=${state}` : '/settings/deliveries'
  return (
    <SettingsFrame
      visit={visit}
      tab="deliveries"
      title={frame.deliveries}
      notice={isRetried ? { kind: 'good', text: deliveries.retried } : undefined}
    >
      <StateFilter visit={visit} state={state} />
      <div class="panel">
        <DeliveryTable visit={visit} lines={lines} back={back} />
      </div>
    </SettingsFrame>
  )
}
