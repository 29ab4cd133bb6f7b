import { type TargetKind, targetKinds } from '../../src/model/delivery-target.ts'

export const targetUserId = '0198c2f4-5a1b-7c3d-8e4f-a1b2c3d4e5f6'

/** All texts of targets that the database stores, by kind. */
const written: Record<TargetKind, readonly string[]> = {
  crm: ['crm'],
  calendar: [`calendar:${targetUserId}`],
  'meeting-mail': ['mail:invitee', 'mail:host', 'mail:guest'],
  'late-mail': ['late:host', 'late:guest'],
  reminder: ['reminder:0', 'reminder:60', 'reminder:43200'],
  'declined-mail': ['declined:host'],
  'change-link-mail': ['link:invitee'],
  'proposal-mail': ['proposal:mail'],
  'proposal-nudge': ['proposal:nudge'],
  'wish-mail': ['proposal:wish'],
  'outcome-mail': ['outcome:mail'],
  'rejected-record': ['refused:host'],
  'missing-call': ['no-call:host'],
  'slack-message': ['slack:host'],
  'slack-changes': ['slack:changes'],
  'slack-channel': ['slack:channel:C024BE91L'],
  'slack-upcoming': ['before:slack'],
  'slack-outcome': ['outcome:slack'],
  'slack-logged': ['logged:slack'],
  'slack-proposal': ['proposal:slack'],
  'slack-cards': ['proposal:cards'],
}
/** Each stored text with its kind. */
export const storedTargets = targetKinds.flatMap(kind =>
  written[kind].map(text => [text, kind] as const),
)
