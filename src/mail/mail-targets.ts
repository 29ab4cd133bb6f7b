import type { DeliveryTarget } from '../jobs/delivery-target.ts'
import { sendChangeLinks } from './change-link-mail.ts'
import { tellOfDecline } from './decline-mail.ts'
import { tellGuestOfLateness, tellOfLateness } from './late-mail.ts'
import type { MailParts } from './mail-parts.ts'
import { tellOfMeeting } from './meeting-mail.ts'
import { askOutcome } from './outcome-mail.ts'
import { nudge, propose } from './proposal-mail.ts'
import { remind } from './reminder-mail.ts'

/** Everything that is told by mail of meetings and proposals. */
export const mailTargets = (parts: MailParts): DeliveryTarget[] => [
  {
    matches: target => ['mail:invitee', 'mail:host', 'mail:guest'].includes(target),
    deliver: input => tellOfMeeting(parts, input),
  },
  { matches: target => /^reminder:\d+$/.test(target), deliver: input => remind(parts, input) },
  { matches: target => target === 'declined:host', deliver: input => tellOfDecline(parts, input) },
  { matches: target => target === 'late:host', deliver: input => tellOfLateness(parts, input) },
  {
    matches: target => target === 'late:guest',
    deliver: input => tellGuestOfLateness(parts, input),
  },
  { matches: target => target === 'link:invitee', deliver: input => sendChangeLinks(parts, input) },
  { matches: target => target === 'proposal:mail', deliver: input => propose(parts, input) },
  { matches: target => target === 'proposal:nudge', deliver: input => nudge(parts, input) },
  { matches: target => target === 'outcome:mail', deliver: input => askOutcome(parts, input) },
]
