/** Slack notifications that a person can switch off. */
export const notices = [
  'booked',
  'moved',
  'canceled',
  'answered',
  'declined',
  'before',
  'outcome',
  'digest',
] as const
export type Notice = (typeof notices)[number]

/** Kinds of events that a channel can show. */
export const channelNotices = ['booked', 'moved', 'canceled'] as const
export type ChannelNotice = (typeof channelNotices)[number]

/** Slack's channel ids, by what the channels show. */
export type NoticeChannels = Readonly<Partial<Record<ChannelNotice, string>>>

/** Slack's channel ids: C for public ones, G for some private ones. */
const channelId = /^[CG][A-Z0-9]{7,20}$/

/** Reads a channel's id, or the link that Slack's "Copy link" gives. Undefined for anything else. */
export function readChannel(typed: string): string | undefined {
  const text = typed.trim()
  const [, linked] = /^https:\/\/[\w.-]+\/archives\/([A-Z0-9]+)/.exec(text) ?? []
  const id = linked ?? text
  return channelId.test(id) ? id : undefined
}
