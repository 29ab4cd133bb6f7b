/** What /settings/notifications says: plain text. */
export const en = {
  title: 'Notifications',
  own: 'What Parley tells you in Slack',
  ownHint: 'Guests are told by email whatever you choose here.',
  noSlack: 'No Slack is connected yet: nothing of this is sent before there is.',
  channels: 'What channels show',
  channelsHint:
    'Paste the link of a channel (Copy link in Slack) or its id, and invite Parley there: /invite @Parley. A channel sees names and times, no addresses and nothing of the CRM.',
  channel: { booked: 'New bookings', moved: 'Moved meetings', canceled: 'Canceled meetings' },
  badChannel: "This is no channel's link or id.",
}

export type NotificationWords = typeof en
