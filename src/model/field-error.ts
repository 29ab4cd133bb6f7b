/** Why a value of a field cannot be used. Each code has a message in every language. */
export type FieldFaultCode =
  | 'too-long'
  | 'too-many'
  | 'length'
  | 'no-name'
  | 'no-title'
  | 'bad-email'
  | 'bad-email-of'
  | 'contact-without-email'
  | 'bad-phone'
  | 'no-phone'
  | 'bad-zone'
  | 'bad-instant'
  | 'past-start'
  | 'minutes-range'
  | 'minutes-of-list'
  | 'answer-missing'
  | 'answer-not-listed'
  | 'no-code-needed'
  | 'calendar-decides'
  | 'host-is-invitee'
  | 'guest-not-invited'
  | 'no-outcome'
  | 'bad-reminders'
  | 'bad-link'
  | 'no-address'
  | 'no-place'
  | 'file-too-large'
  | 'files-missing'
  | 'too-many-files'
  | 'no-wish'
  | 'no-slots'
  | 'past-slot'
  | 'bad-server-url'
  | 'no-username'
  | 'no-password'
  | 'bad-slug'
  | 'bad-durations'
  | 'one-duration'
  | 'no-hosts'
  | 'one-host'
  | 'weight-of-stranger'
  | 'bad-weight'
  | 'times-of-other-kind'
  | 'slots-too-late'
  | 'no-such-slot'
  | 'bad-days'
  | 'days-range'
  | 'bad-limit'
  | 'no-user'
  | 'no-schedule'
  | 'option-lines'
  | 'no-question'
  | 'no-options'
  | 'same-question-id'
  | 'unreadable-text'
  | 'slack-account-taken'
  | 'bad-channel'
  | 'too-many-snippets'
  | 'end-not-after-start'
  | 'end-before-start'
  | 'overlap'
  | 'bad-time'
  | 'bad-date'
  | 'duplicate-date'
  | 'too-many-dates'
  | 'too-many-periods'
  | 'no-text'
  | 'no-times'
  | 'bad-origin'
  | 'bad-color'
  | 'pale-color'
  | 'no-such-page'
  | 'no-pages'
  | 'months-range'
  | 'too-many-days'

export interface Maximum {
  of: 'characters' | 'entries'
  count: number
}

export interface FieldError {
  /** Path of the field in the input, `invitee.email`. */
  path: string
  /** In English, for programs. */
  message: string
  /** For people: the message is written from the code and its values. Absent for faults that only programs cause. */
  code?: FieldFaultCode
  values?: Readonly<Record<string, string | number>>
  /** The maximum, if the value is over one. */
  maximum?: Maximum
}
