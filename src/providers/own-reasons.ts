/** Parley's own reasons for a failed delivery, which can be translated for the reader. */
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

/** Finds which of our reasons a stored one is; undefined if a provider gave it. */
export const ownReasonOf = (stored: string): OwnReason | undefined => byText.get(stored)
