/** What a person is told of in Slack, each of which they may switch off. */
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

/** What a channel may show besides. */
export const channelNotices = ['booked', 'moved', 'canceled'] as const
export type ChannelNotice = (typeof channelNotices)[number]

/** Slack's ids of channels, by what they show. */
export type NoticeChannels = Readonly<Partial<Record<ChannelNotice, string>>>

/** As Slack names channels: C for public ones, G for some private ones. */
const channelId = /^[CG][A-Z0-9]{7,20}$/

/** A channel's id, or the link that Slack's "Copy link" gives; undefined for anything else. */
export function readChannel(typed: string): string | undefined {
  const text = typed.trim()
  const [, linked] = /^https:\/\/[\w.-]+\/archives\/([A-Z0-9]+)/.exec(text) ?? []
  const id = linked ?? text
  return channelId.test(id) ? id : undefined
}
