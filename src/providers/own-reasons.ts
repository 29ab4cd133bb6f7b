/** Reasons of ours for a delivery that failed; whoever shows them may say them in the reader's language. */
export const ownReasons = {
  unforeseen: 'Something went wrong on our side; it has been written down.',
  accessLost: 'The access was withdrawn or has ended. Reconnect the account in settings.',
  calendarLost: 'The access to the calendar was lost. Connect the account again in settings.',
  keyMissing:
    'The access was sealed with a SECRET_KEY that is no longer set. Set that key again, or reconnect the account in settings.',
} as const
