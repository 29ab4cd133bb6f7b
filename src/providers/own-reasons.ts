/** Reasons of ours for a delivery that failed; whoever shows them may say them in the reader's language. */
export const ownReasons = {
  unforeseen: 'Something went wrong on our side; it has been written down.',
  accessLost: 'The access was withdrawn or has ended. Reconnect the account in settings.',
  calendarLost: 'The access to the calendar was lost. Connect the account again in settings.',
  keyMissing:
    'The access was sealed with a SECRET_KEY that is no longer set. Set that key again, or reconnect the account in settings.',
} as const

type OwnReason = keyof typeof ownReasons

const byText = new Map(
  (Object.keys(ownReasons) as OwnReason[]).map(reason => [ownReasons[reason] as string, reason]),
)

/** Which of ours a stored reason is; undefined where a provider gave it. */
export const ownReasonOf = (stored: string): OwnReason | undefined => byText.get(stored)
