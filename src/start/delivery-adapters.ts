import type { DeliveryAdapter } from '../jobs/delivery-adapter.ts'
import { mailAdapters } from '../mail/mail-adapters.ts'
import type { Mailer } from '../mail/mailer.ts'
import { calendarAdapter } from '../services/calendars/calendar-adapter.ts'
import type { ServiceContext } from '../services/context.ts'
import { crmAdapter } from '../services/crm/crm-adapter.ts'
import { missingCallAdapter } from '../services/deliveries/missing-call-adapter.ts'
import type { HealthNotifier } from '../services/deliveries/outage-notifier.ts'
import { rejectedRecordAdapter } from '../services/deliveries/rejected-record-adapter.ts'

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
  ...mailAdapters({ context, mailer }),
  crmAdapter(context),
  calendarAdapter(context),
  rejectedRecordAdapter({ context, notifiers }),
  missingCallAdapter({ context, notifiers }),
]
