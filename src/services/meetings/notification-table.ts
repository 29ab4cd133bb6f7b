/**
 * Who gets which notification of a meeting. The emails follow this table, and docs/notifications.md shows it.
 */

/**
 * Subjects of emails about a meeting. `set-up`: to the person who scheduled it for a colleague. `taken-over`,
 * `handed-over` and `new-host`: to the new host, to the earlier one, and to everybody else.
 */
const meetingNews = [
  'booked',
  'set-up',
  'moved',
  'updated',
  'canceled',
  'uninvited',
  'reminder',
  'taken-over',
  'handed-over',
  'new-host',
] as const
export type MeetingNews = (typeof meetingNews)[number]

type OtherEmail = 'guest-late' | 'host-late' | 'declined' | 'outcome' | 'refused'

export const isMeetingNews = (email: MeetingNews | OtherEmail): email is MeetingNews =>
  meetingNews.some(news => news === email)

export const notifiedEvents = [
  'booked',
  'moved',
  'updated',
  'guest-added',
  'guest-removed',
  'reassigned',
  'canceled',
  'reminder',
  'guest-late',
  'host-late',
  'declined',
  'outcome-due',
  'no-show',
  'refused',
] as const
export type NotifiedEvent = (typeof notifiedEvents)[number]

/**
 * A person's role at that moment. `organizer`: scheduled the meeting for a colleague and never hosted it. `new`
 * and `former`: by the change itself.
 */
export const notifiedRoles = [
  'invitee',
  'guest',
  'new-guest',
  'former-guest',
  'host',
  'new-host',
  'former-host',
  'organizer',
] as const
export type NotifiedRole = (typeof notifiedRoles)[number]

/** `message`: the meeting's message, posted or edited. `reply`: a reply to it. `direct`: a separate message. */
type SlackNotice = 'message' | 'message + reply' | 'reply' | 'direct'

export interface NotificationCell {
  email?: MeetingNews | OtherEmail
  /** iTIP method in that email, if no provider's calendar invites this person or shows them the event. */
  invitation?: 'REQUEST' | 'CANCEL'
  /**
   * `own-invitation`: only if no provider's calendar notifies them. `no-slack`: only if Slack does not notify
   * them.
   * `open-task`: like `no-slack`, and only while the host has to send a link or ask for a number.
   */
  emailOnly?: 'own-invitation' | 'no-slack' | 'open-task'
  slack?: SlackNotice
}

const request = { invitation: 'REQUEST' } as const
const cancel = { invitation: 'CANCEL' } as const
const ownOnly = { emailOnly: 'own-invitation' } as const
const slackFirst = { emailOnly: 'no-slack' } as const

export const notificationTable: Readonly<
  Record<NotifiedEvent, Readonly<Partial<Record<NotifiedRole, NotificationCell>>>>
> = {
  booked: {
    invitee: { email: 'booked', ...request },
    guest: { email: 'booked', ...request },
    host: { email: 'booked', ...request, slack: 'message' },
    organizer: { email: 'set-up', slack: 'message' },
  },
  moved: {
    invitee: { email: 'moved', ...request },
    guest: { email: 'moved', ...request },
    host: { email: 'moved', ...request, slack: 'message + reply' },
    organizer: { email: 'moved', slack: 'message + reply' },
  },
  updated: {
    invitee: { email: 'updated', ...request, ...ownOnly },
    guest: { email: 'updated', ...request, ...ownOnly },
    host: { email: 'updated', ...request, ...ownOnly, slack: 'message' },
    organizer: { slack: 'message' },
  },
  'guest-added': {
    'new-guest': { email: 'booked', ...request },
    host: { slack: 'message' },
    organizer: { slack: 'message' },
  },
  'guest-removed': {
    'former-guest': { email: 'uninvited', ...cancel, ...ownOnly },
    host: { slack: 'message' },
    organizer: { slack: 'message' },
  },
  reassigned: {
    invitee: { email: 'new-host', ...request },
    guest: { email: 'new-host', ...request },
    host: { email: 'new-host', ...request, slack: 'message' },
    'new-host': { email: 'taken-over', ...request, slack: 'message' },
    'former-host': { email: 'handed-over', ...cancel, slack: 'message' },
    organizer: { email: 'new-host', slack: 'message' },
  },
  canceled: {
    invitee: { email: 'canceled', ...cancel },
    guest: { email: 'canceled', ...cancel },
    host: { email: 'canceled', ...cancel, slack: 'message + reply' },
    'former-host': { email: 'canceled', ...cancel },
    organizer: { email: 'canceled', slack: 'message + reply' },
  },
  reminder: {
    invitee: { email: 'reminder' },
    host: { email: 'reminder', emailOnly: 'open-task', slack: 'direct' },
  },
  'guest-late': {
    host: { email: 'guest-late', slack: 'reply' },
    organizer: { slack: 'reply' },
  },
  'host-late': {
    invitee: { email: 'host-late' },
    organizer: { slack: 'reply' },
  },
  declined: {
    host: { email: 'declined', ...slackFirst, slack: 'message + reply' },
    organizer: { slack: 'message + reply' },
  },
  'outcome-due': {
    host: { email: 'outcome', ...slackFirst, slack: 'direct' },
  },
  'no-show': {
    host: { slack: 'message' },
    organizer: { slack: 'message' },
  },
  refused: {
    host: { email: 'refused', ...slackFirst, slack: 'direct' },
  },
}
