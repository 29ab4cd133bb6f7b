/** What our pages inside a CRM say: plain text with `{names}`. */
export const en = {
  card: {
    upcoming: 'Upcoming meetings',
    past: 'Last meetings',
    none: 'No meetings yet.',
    schedule: 'Schedule a meeting',
    host: 'Host',
    when: 'When',
    outcome: 'Outcome',
    open: 'Open in Parley',
  },
  invited: 'An email goes to {name}.',
  notInvited: '{name} was not invited and gets no email.',
  booked: 'Booked',
  with: 'With',
  reference: 'Reference',
  close: 'Close',
  unknownUser: 'You are not in Parley yet',
  addUser:
    'Ask an admin of {workspace} to add {email} in Parley under Settings, People. Then reload this page.',
  addThisUser:
    'Ask an admin of {workspace} to add your email address in Parley under Settings, People. Then reload this page.',
  expired: 'This form was open for too long',
  openAgain: 'Nothing was booked. Close it and open it again from the record.',
  away: '{crm} does not answer',
  tryLater:
    'Parley cannot read this record at present. Try again in a minute; if it stays so, an admin may have to reconnect {crm} in Parley.',
}

export type EmbeddedWords = typeof en
