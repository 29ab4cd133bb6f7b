/** Moving and canceling a meeting as its host: plain text with `{names}`. */
export const en = {
  reschedule: 'Reschedule',
  rescheduleTitle: 'Reschedule: {title}',
  cancel: 'Cancel meeting',
  cancelTitle: 'Cancel: {title}',
  now: 'Now',
  newTime: 'New time',
  otherTime: 'Another date and time',
  check: 'Use this time',
  noTime: 'Enter a date and a time.',
  reason: 'Reason',
  guestReads: '{name} reads it in the email.',
  optional: 'optional',
  informed: '{name} gets an email from you about it.',
  notInformed: '{name} was not invited and gets no email.',
  move: 'Move the meeting',
  keep: 'Keep the meeting',
  otherTimes: 'Choose another time',
  moved: 'The meeting was moved.',
  canceled: 'The meeting is canceled.',
  taken: '{time} is taken. Choose another time.',
  notOffered: '{time} is not offered. Choose another time.',
  changed: 'Somebody changed this meeting meanwhile. Check the new time once more.',
  inCalendar: 'This meeting was made in a calendar. Move or cancel it there, and Parley follows.',
  over: 'This meeting is over or canceled. It can no longer be changed.',
}

export type ChangingWords = typeof en
