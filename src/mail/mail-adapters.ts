import type { DeliveryAdapter, DeliveryInput } from '../jobs/delivery-adapter.ts'
import type { DeliveryTarget } from '../model/delivery-target.ts'
import { sendChangeLinks } from './change-link-mail.ts'
import { notifyOfDecline } from './decline-mail.ts'
import { notifyHostOfLateness } from './late-mail.ts'
import type { MailParts, MailResult } from './mail-parts.ts'
import { notifyOfMeeting } from './meeting-mail.ts'
import { askOutcome } from './outcome-mail.ts'
import { nudge, propose } from './proposal-mail.ts'
import { remind } from './reminder-mail.ts'
import { notifyOfWish } from './wish-mail.ts'

/** Adapters for all emails about meetings and proposals. */
export function mailAdapters(parts: MailParts): DeliveryAdapter[] {
  const adapter = <Target extends DeliveryTarget>(
    kind: Target['kind'],
    deliver: (parts: MailParts, input: DeliveryInput<Target>) => MailResult,
  ): DeliveryAdapter<Target> => ({ kind, deliver: input => deliver(parts, input) })
  return [
    adapter('meeting-mail', notifyOfMeeting),
    adapter('reminder', remind),
    adapter('declined-mail', notifyOfDecline),
    adapter('late-mail', notifyHostOfLateness),
    adapter('change-link-mail', sendChangeLinks),
    adapter('proposal-mail', propose),
    adapter('proposal-nudge', nudge),
    adapter('outcome-mail', askOutcome),
    adapter('wish-mail', notifyOfWish),
  ]
}
