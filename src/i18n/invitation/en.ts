/** What calendars and the page behind their links say of changing a meeting: plain text with `{names}`. */
export const en = {
  reschedule: 'Reschedule',
  cancel: 'Cancel',
  title: 'Reschedule or cancel',
  text: 'Everybody invited can open this page, so it changes nothing by itself. The email that confirmed the meeting has the link for it, and we can send that link again.',
  send: 'Send the link to the person who booked',
  sent: 'The link is on its way to the person who booked.',
  host: 'Are you the host? Open the meeting',
  over: 'This meeting is over or canceled. It can no longer be changed.',
}

export type InvitationWords = typeof en
