import { isEntityId } from './entity-id.ts'

/** The channels of deliveries; each has its own queue. */
export const deliveryChannels = ['crm', 'calendar', 'mail', 'slack'] as const
export type DeliveryChannel = (typeof deliveryChannels)[number]

/** Targets without parameters, as they are stored. */
const texts = {
  crm: 'crm',
  'declined-mail': 'declined:host',
  'change-link-mail': 'link:invitee',
  'proposal-mail': 'proposal:mail',
  'proposal-nudge': 'proposal:nudge',
  'wish-mail': 'proposal:wish',
  'outcome-mail': 'outcome:mail',
  'rejected-record': 'refused:host',
  'missing-call': 'no-call:host',
  'slack-message': 'slack:host',
  'slack-changes': 'slack:changes',
  'slack-upcoming': 'before:slack',
  'slack-outcome': 'outcome:slack',
  'slack-logged': 'logged:slack',
  'slack-proposal': 'proposal:slack',
  'slack-cards': 'proposal:cards',
} as const

/** Prefixes of targets with one parameter. */
export const targetPrefixes = {
  'meeting-mail': 'mail:',
  'late-mail': 'late:',
  reminder: 'reminder:',
  calendar: 'calendar:',
  'slack-channel': 'slack:channel:',
} as const

type PlainKind = keyof typeof texts
type PrefixedKind = keyof typeof targetPrefixes

/** What has to show a meeting or a proposal. */
export type DeliveryTarget =
  | { [Kind in PlainKind]: { kind: Kind } }[PlainKind]
  /** Confirmation, changes and cancellation, with the invitation. */
  | { kind: 'meeting-mail'; audience: 'invitee' | 'host' | 'guest' }
  | { kind: 'late-mail'; audience: 'host' | 'guest' }
  | { kind: 'reminder'; minutesBefore: number }
  /** The default calendar of a user. */
  | { kind: 'calendar'; userId: string }
  | { kind: 'slack-channel'; channelId: string }

export type TargetKind = DeliveryTarget['kind']
export type TargetOf<Kind extends TargetKind> = Extract<DeliveryTarget, { kind: Kind }>
/** As read from the database: a text that this version does not know is kept unchanged. */
export type StoredTarget = DeliveryTarget | { kind: 'unknown'; text: string }

const channels: Record<TargetKind, DeliveryChannel> = {
  crm: 'crm',
  calendar: 'calendar',
  'meeting-mail': 'mail',
  'late-mail': 'mail',
  reminder: 'mail',
  'declined-mail': 'mail',
  'change-link-mail': 'mail',
  'proposal-mail': 'mail',
  'proposal-nudge': 'mail',
  'wish-mail': 'mail',
  'outcome-mail': 'mail',
  'rejected-record': 'mail',
  'missing-call': 'mail',
  'slack-message': 'slack',
  'slack-changes': 'slack',
  'slack-channel': 'slack',
  'slack-upcoming': 'slack',
  'slack-outcome': 'slack',
  'slack-logged': 'slack',
  'slack-proposal': 'slack',
  'slack-cards': 'slack',
}

export const targetKinds = Object.keys(channels) as readonly TargetKind[]

/** An unknown target fails in the email queue. */
export const channelOf = ({ kind }: Pick<StoredTarget, 'kind'>): DeliveryChannel =>
  kind === 'unknown' ? 'mail' : channels[kind]

/** `sequence` counts changes that attendees see, such as time and status; `revision` counts every change. */
export const counterOf = ({ kind }: Pick<StoredTarget, 'kind'>): 'sequence' | 'revision' =>
  kind === 'meeting-mail' || kind === 'calendar' ? 'sequence' : 'revision'

const isPrefixed = (kind: TargetKind): kind is PrefixedKind => kind in targetPrefixes

/** The stored texts of a kind: exactly one text, or all with a prefix. */
export const textsOf = (kind: TargetKind): { text: string } | { prefix: string } =>
  isPrefixed(kind) ? { prefix: targetPrefixes[kind] } : { text: texts[kind] }

function parameterOf(target: TargetOf<PrefixedKind>): string {
  if (target.kind === 'reminder') return String(target.minutesBefore)
  if (target.kind === 'calendar') return target.userId
  return target.kind === 'slack-channel' ? target.channelId : target.audience
}

/** The text that the database stores; `parseTarget` reads it. */
export function formatTarget(target: StoredTarget): string {
  if (target.kind === 'unknown') return target.text
  return target.kind in targetPrefixes
    ? targetPrefixes[target.kind as PrefixedKind] + parameterOf(target as TargetOf<PrefixedKind>)
    : texts[target.kind as PlainKind]
}

const oneOf = <Audience extends string>(known: readonly Audience[], text: string) =>
  known.find(audience => audience === text)

/** @returns undefined if the kind has no such parameter */
const parsers: {
  [Kind in PrefixedKind]: (parameter: string) => TargetOf<Kind> | undefined
} = {
  'meeting-mail': parameter => {
    const audience = oneOf(['invitee', 'host', 'guest'], parameter)
    return audience && { kind: 'meeting-mail', audience }
  },
  'late-mail': parameter => {
    const audience = oneOf(['host', 'guest'], parameter)
    return audience && { kind: 'late-mail', audience }
  },
  reminder: parameter => {
    const minutesBefore = Number(parameter)
    const isCount = Number.isSafeInteger(minutesBefore) && minutesBefore >= 0
    return isCount && String(minutesBefore) === parameter
      ? { kind: 'reminder', minutesBefore }
      : undefined
  },
  calendar: userId => (isEntityId(userId) ? { kind: 'calendar', userId } : undefined),
  'slack-channel': channelId => (channelId ? { kind: 'slack-channel', channelId } : undefined),
}

const plainTargets = new Map<string, DeliveryTarget>(
  (Object.keys(texts) as PlainKind[]).map(kind => [texts[kind], { kind }]),
)

/** Accepts every text: `formatTarget` restores it unchanged. */
export function parseTarget(text: string): StoredTarget {
  const plain = plainTargets.get(text)
  if (plain) return plain
  const kinds = Object.keys(targetPrefixes) as PrefixedKind[]
  const kind = kinds.find(kind => text.startsWith(targetPrefixes[kind]))
  const parsed = kind && parsers[kind](text.slice(targetPrefixes[kind].length))
  return parsed ?? { kind: 'unknown', text }
}

export const isSameTarget = (a: StoredTarget, b: StoredTarget): boolean =>
  formatTarget(a) === formatTarget(b)

/** Removes duplicates and keeps the order. */
export const distinctTargets = <Target extends StoredTarget>(
  targets: readonly Target[],
): Target[] => [...new Map(targets.map(target => [formatTarget(target), target])).values()]
