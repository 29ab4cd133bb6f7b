/** Emails before a meeting: plain text. */
export const en = {
  title: 'Reminder emails',
  hint: 'Up to three. Leave a number empty for none.',
  amount: 'Reminder {number}: how long before the start',
  unit: 'Unit of reminder {number}',
  units: {
    minutes: 'minutes before',
    hours: 'hours before',
    days: 'days before',
    weeks: 'weeks before',
  },
  workspaceHint: 'New pages, links and meetings begin with these; what there is stays as it is.',
}

export type RemindersWords = typeof en
