import { deliveryChannels, formatTarget } from '../../../model/delivery-target.ts'
import type { FailedTarget } from '../../../services/deliveries/deliveries.ts'
import { FormSecret } from '../../signed-in/settings-frame.tsx'
import type { Visit } from '../../signed-in/visit.ts'
import { addressOf, deliveryStates, type LedgerView, ledgerPath } from './ledger-view.ts'
import { targetText } from './target-label.ts'

interface FilterProps {
  visit: Visit
  view: LedgerView
}

function Choice({ href, label, isOn }: { href: string; label: string; isOn: boolean }) {
  return (
    <li>
      <a href={href} aria-current={isOn ? 'true' : undefined}>
        {label}
      </a>
    </li>
  )
}

/** Filters by state, target and text. */
export function LedgerFilters({ visit, view }: FilterProps) {
  const copy = visit.copy.deliveries
  const first = { ...view, page: 1 }
  return (
    <>
      <ul class="durations">
        {[undefined, ...deliveryStates].map(state => (
          <Choice
            key={state ?? 'all'}
            href={addressOf({ ...first, state })}
            label={state ? copy.states[state] : copy.all}
            isOn={state === view.state}
          />
        ))}
      </ul>
      <ul class="durations">
        {[undefined, ...deliveryChannels].map(kind => (
          <Choice
            key={kind ?? 'all'}
            href={addressOf({ ...first, kind })}
            label={kind ? copy.kinds[kind] : copy.allKinds}
            isOn={kind === view.kind}
          />
        ))}
      </ul>
      <search>
        <form method="get" action={ledgerPath} class="search">
          {view.state && <input type="hidden" name="state" value={view.state} />}
          {view.kind && <input type="hidden" name="to" value={view.kind} />}
          <label for="q" class="visually-hidden">
            {copy.search}
          </label>
          <input id="q" name="q" type="search" value={view.text} placeholder={copy.search} />
          <button type="submit">{copy.find}</button>
        </form>
      </search>
    </>
  )
}

/** One button for each kind of target with failures. */
export function RetryAll({
  visit,
  failed,
  crm,
}: {
  visit: Visit
  failed: readonly FailedTarget[]
  crm: string
}) {
  const { copy, locale } = visit
  if (failed.length === 0) return null
  return (
    <div class="actions">
      {failed.map(({ target, personName, count }) => (
        <form key={formatTarget(target)} method="post" action={`${ledgerPath}/retry-all`}>
          <FormSecret visit={visit} />
          <input type="hidden" name="target" value={formatTarget(target)} />
          <button type="submit">
            {copy.deliveries.retryAll({
              count,
              where: targetText(copy, { target, personName, inviteeName: '', crm, locale }),
            })}
          </button>
        </form>
      ))}
    </div>
  )
}

export function LedgerPages({ visit, view, isLast }: FilterProps & { isLast: boolean }) {
  const { previous, following } = visit.copy.deliveries
  if (view.page === 1 && isLast) return null
  return (
    <nav class="actions" aria-label={`${previous}, ${following}`}>
      {view.page > 1 && (
        <a class="button" href={addressOf({ ...view, page: view.page - 1 })}>
          {previous}
        </a>
      )}
      {!isLast && (
        <a class="button" href={addressOf({ ...view, page: view.page + 1 })}>
          {following}
        </a>
      )}
    </nav>
  )
}
