import { providerName } from '../../../i18n/outage-text.ts'
import type { SettingsMessages } from '../../../i18n/settings-messages.ts'
import type { StoredTarget, TargetKind } from '../../../model/delivery-target.ts'
import type { Locale } from '../../../model/entities.ts'

/** Message key of each target. */
const copyKeys = {
  crm: 'crm',
  calendar: 'calendar',
  reminder: 'reminder',
  'late-mail': 'late',
  'declined-mail': 'declined:host',
  'change-link-mail': 'link:invitee',
  'proposal-mail': 'proposal:mail',
  'proposal-nudge': 'proposal:nudge',
  'wish-mail': 'proposal:wish',
  'outcome-mail': 'outcome:mail',
  'rejected-record': 'refused',
  'missing-call': 'no-call:host',
  'slack-message': 'slack:host',
  'slack-changes': 'slack:changes',
  'slack-channel': 'slack',
  'slack-upcoming': 'before:slack',
  'slack-outcome': 'outcome:slack',
  'slack-logged': 'logged:slack',
  'slack-proposal': 'proposal:slack',
  'slack-cards': 'proposal:cards',
} as const satisfies Record<Exclude<TargetKind, 'meeting-mail'>, CopyKey>

type CopyKey = keyof SettingsMessages['deliveries']['targets']

/** Label of a target. An unknown one is shown as stored. */
function targetLabel({ deliveries }: SettingsMessages, target: StoredTarget): string {
  if (target.kind === 'unknown') return target.text
  if (target.kind === 'meeting-mail') return deliveries.targets[`mail:${target.audience}`]
  return deliveries.targets[copyKeys[target.kind]]
}

const isForInvitee = (target: StoredTarget) =>
  target.kind === 'meeting-mail' && target.audience === 'invitee'

/** Label with the calendar's owner, the email's recipient or the CRM's name. */
export function targetText(
  copy: SettingsMessages,
  {
    target,
    personName,
    inviteeName,
    crm,
    locale,
  }: {
    target: StoredTarget
    personName: string | undefined
    inviteeName: string
    /** The provider's id. */
    crm: string
    locale: Locale
  },
): string {
  if (target.kind === 'crm') return providerName(locale, crm)
  const word = targetLabel(copy, target)
  const name = isForInvitee(target) ? inviteeName : personName
  return name ? copy.deliveries.personOf({ target: word, name }) : word
}
