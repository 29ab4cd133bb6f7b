import { outageAction, outageText } from '../../../i18n/outage-text.ts'
import type { ShownOutage } from '../../../services/deliveries/outage-notices.ts'
import type { Visit } from '../../signed-in/visit.ts'

/** Outages that affect the reader, with links to solve them. */
export const HealthNotices = ({
  visit,
  outages,
  now,
}: {
  visit: Visit
  outages: readonly ShownOutage[]
  now: number
}) =>
  outages.map(shown => {
    const facts = { ...shown, reader: visit.user, now }
    const action = outageAction(facts)
    return (
      <div key={shown.outage.id} class="notice bad" role="alert">
        <p>{outageText(facts)}</p>
        {action && (
          <a class="button" href={action.path}>
            {action.label}
          </a>
        )}
      </div>
    )
  })
