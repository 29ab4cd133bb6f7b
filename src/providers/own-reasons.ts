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
  mailRefused: 'The mail server refused this mail for good. Check the address and MAIL_FROM.',
  mailServerAway: 'The mail server cannot be reached or asks us to try later.',
} as const

export type OwnReason = keyof typeof ownReasons

/** The facts of a ProviderError, or of a failure without one. */
export const ownReason = (reasonCode: OwnReason) => ({
  reason: ownReasons[reasonCode],
  reasonCode,
})
