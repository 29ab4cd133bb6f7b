import type { DeliveryAdapter } from '../jobs/delivery-adapter.ts'
import { mailTargets } from '../mail/mail-targets.ts'
import type { Mailer } from '../mail/mailer.ts'
import { calendarTarget } from '../services/calendars/calendar-target.ts'
import type { ServiceContext } from '../services/context.ts'
import { crmTarget } from '../services/crm/crm-target.ts'
import { missingCallTarget } from '../services/deliveries/missing-call-target.ts'
import type { HealthNotifier } from '../services/deliveries/outage-notifier.ts'
import { refusedTarget } from '../services/deliveries/rejected-record-target.ts'

interface AdapterParts {
  context: ServiceContext
  mailer: Mailer
  notifiers: readonly HealthNotifier[]
}

/** All adapters except for the bot's, which it adds itself. */
export const deliveryAdapters = ({
  context,
  mailer,
  notifiers,
}: AdapterParts): readonly DeliveryAdapter[] => [
  ...mailTargets({ context, mailer }),
  crmTarget(context),
  calendarTarget(context),
  refusedTarget({ context, notifiers }),
  missingCallTarget({ context, notifiers }),
]
