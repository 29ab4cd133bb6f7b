/**
 * Parley's own reasons for a failure, in English. A page or message shows them in the reader's
 * language, found by their code.
 */
export const ownReasons = {
  unforeseen: 'Something went wrong on our side; it has been written down.',
  accessLost: 'The access was withdrawn or has ended. Reconnect the account in settings.',
  calendarLost: 'The access to the calendar was lost. Connect the account again in settings.',
  keyMissing:
    'The access was sealed with a SECRET_KEY that is no longer set. Set that key again, or reconnect the account in settings.',
  noAnswer: 'The provider did not answer in time, or its answer was invalid.',
  ownClientRefused:
    'The provider refuses this installation’s own client id or secret. Its administrator has to renew them.',
  noEmailAddress: 'This is not a valid email address. Correct it.',
  mailLoginRefused: 'The mail server refused our name and password. Check SMTP_URL.',
  mailRefused: 'The mail server refused this email for good. Check the address and MAIL_FROM.',
  mailServerAway: 'The mail server cannot be reached or asks us to try later.',
  accessRefused: '{provider} no longer accepts the connection: connect it again.',
  calendarAccessRefused: '{provider} refuses the access. Reconnect the account in settings.',
  recordMissing: '{provider} does not have this record.',
  recordExists: '{provider} already has such a record.',
  recordBusy: '{provider} is busy with this record.',
  recordRefused: '{provider} does not take this record.',
  recordRefusedFor: '{provider} does not take this record ({answer}).',
  requestLimit: '{provider}’s request limit is reached.',
  unusableAnswer: '{provider} gave no usable answer; it is asked again.',
  serverError: '{provider} answers with an error of its own ({status}).',
  gatewayRefused: '{provider}’s gateway temporarily refuses the call ({status}).',
  scopeMissing: '{provider} needs the scope {scopes}: grant it, then retry.',
  notPermitted:
    '{provider} does not let this connection do that: check its scopes and permissions, then retry.',
  propertyRequired:
    'A rule of your {provider} account requires {properties}: fill it in there or relax the rule, then retry.',
  emptyPropertyRequired:
    'A rule of your {provider} account requires a property that is empty: fill it in there or relax the rule, then retry.',
  propertyRefused:
    '{provider} does not take the value of {properties}: look at that property’s rules there, then retry.',
  fieldsRefused:
    '{provider} wants something else in {fields}: fill it in, or relax the field’s rule under Settings › Data fields, then retry.',
  planFull:
    'Your {provider} plan allows no more records of this kind: make room or change the plan, then retry.',
  planEnded: 'Your {provider} plan has ended or does not include this: renew it there.',
  outcomeUnknown:
    'Your {provider} account has no meeting outcome “{outcome}”: add it there or choose another.',
  contactHidden: '{provider} has this contact but does not show it yet; it is asked again.',
  personDeleted: 'This person was just deleted in {provider}; it is asked again.',
  manyWrites: 'More is to be written than {provider} takes at once; the rest follows by itself.',
  dailyBudget:
    '{provider}’s budget of requests for today is spent; the rest is written when it is renewed.',
  shutOut:
    '{provider} has shut us out for a while, after too many requests; it is asked again later.',
  calendarDeleted: 'This calendar was deleted, or {provider} no longer lets it be read.',
  eventBusy: 'The event is being changed by somebody else.',
  providerWaits: '{provider} asks us to wait.',
  providerTrouble: '{provider} has trouble answering.',
  requestRefused: '{provider} did not take what we sent.',
  repeatOfDeleted: '{provider} rejects this event as a repeat of a deleted one.',
  noPush: '{provider} does not send change notifications to this address.',
  noWatchEnd: '{provider} did not state when the watch ends.',
  passwordRefused: 'The server refuses this user name and password.',
  calendarServerWaits: 'The calendar server asks us to wait.',
  calendarServerError: 'The calendar server reported an error ({status}).',
  calendarServerAway: 'The calendar server cannot be reached.',
  httpsNeeded: 'Give an address that begins with https://.',
  privateAddress: 'This address leads into a private network.',
  noNewCalendar: 'The server does not allow a new calendar.',
  noCalendarDeletion: 'The server does not allow this calendar to be deleted.',
  calendarMissing: 'This calendar no longer exists.',
  calendarForbidden: 'The server no longer allows access to this calendar.',
  unexpectedAnswer: 'The server gave an unexpected answer ({status}).',
  noCalendarsHere: 'There are no calendars at this address for this user.',
  calendarReadOnly: 'The server does not allow changes to this calendar.',
  eventRefused: 'The server did not accept the event ({status}).',
  unreadableEvent: 'The server’s answer about an event cannot be read.',
  endlessList: 'The provider answered with a list that does not end.',
  providerAnswered: '{provider} answered {answer}',
  providerAway: '{provider} cannot be reached',
  responseRefused: '{provider} refused a response with {status}',
  conversationBusy: 'Many messages wait for this conversation',
  meetingChanged: 'The meeting was changed at the same moment; it is read again.',
  notSetUp: 'This installation is not set up for {provider} at present.',
  providerRefused: 'The provider refused: {answer}',
  consentElsewhere: 'Nobody began connecting in this browser.',
  consentPartial: 'Not everything that is needed was allowed.',
  otherSlackTeam: 'That Slack team is not the one connected here.',
} as const

export type OwnReason = keyof typeof ownReasons

type NamesIn<Text extends string> = Text extends `${string}{${infer Name}}${infer Rest}`
  ? Name | NamesIn<Rest>
  : never
type ValuesOf<Code extends OwnReason> = [NamesIn<(typeof ownReasons)[Code]>] extends [never]
  ? []
  : [values: Readonly<Record<NamesIn<(typeof ownReasons)[Code]>, string>>]

/** A reason as the database stores it: its code, and its values in the form of a query: `serverError?status=503`. */
export type ReasonCode = OwnReason | `${OwnReason}?${string}`

/** Reads a stored reason. A later version may have stored a code that this one does not know. */
export function parseReasonCode(stored: string): { code: string; values: Record<string, string> } {
  const [code = '', query = ''] = stored.split('?', 2)
  return { code, values: Object.fromEntries(new URLSearchParams(query)) }
}

/** The facts of a ProviderError, or of a failure without one. */
export function ownReason<Code extends OwnReason>(
  code: Code,
  ...[values]: ValuesOf<Code>
): { reason: string; reasonCode: ReasonCode } {
  if (values === undefined) return { reason: ownReasons[code], reasonCode: code }
  const named: Readonly<Record<string, string>> = values
  const reason = ownReasons[code].replace(/\{(\w+)\}/g, (_, name: string) => named[name] ?? '')
  return { reason, reasonCode: `${code}?${new URLSearchParams(named)}` }
}
