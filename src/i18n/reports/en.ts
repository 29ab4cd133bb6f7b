import type { PluralForms } from '../fill.ts'

const lastWeeks: PluralForms = { one: 'Last week', other: 'Last {count} weeks' }

/** Plain text with `{names}`. */
export const en = {
  title: 'Reports',
  lastWeeks,
  period: 'Period',
  from: 'From',
  to: 'To',
  showDays: 'Show these days',
  host: 'Host',
  allHosts: 'All hosts',
  showHost: 'Show this host',
  download: 'Download as CSV',
  shown: '{days}, in the time of {zone}. Weeks begin on Monday.',
  scope: {
    everything: 'Every meeting of the workspace.',
    ofHost: 'Only meetings that {name} hosts.',
    own: 'Only meetings that you host or set up.',
  },
  none: 'There is no meeting in these days.',
  meetings: 'Meetings',
  noShowRate: 'No-show rate',
  noShowOf: '{part} of {whole} held or missed',
  cancelRate: 'Cancellation rate',
  cancelOf: '{part} of {whole} meetings',
  completion: 'Completion',
  completionOf: 'held: {part} of {whole} with an outcome',
  lead: 'First touch to meeting',
  leadOf: 'median; nine in ten within {time}',
  leadShort: 'Median time to meeting',
  leadNote:
    'First touch is the booking, or the proposal it came from. Canceled meetings are left out of the time to meeting.',
  week: 'Week',
  outcome: 'Outcome',
  share: 'Share',
  otherOutcomes: 'Other outcomes',
  views: {
    week: 'Meetings by week',
    outcome: 'By outcome',
    host: 'By host',
    organizer: 'By organizer',
    page: 'By scheduling page',
    source: 'By source',
    owner: 'By owner of the contact',
  },
  columns: {
    outcome: 'Outcome',
    host: 'Host',
    organizer: 'Organizer',
    page: 'Scheduling page',
    source: 'Source',
    owner: 'Owner',
  },
  hostNote: 'A meeting with several hosts counts for each of them.',
  noPage: 'Without a page',
  noOwner: 'Without an owner',
  sources: {
    page: 'Scheduling page',
    slack: 'Slack',
    api: 'API',
    proposal: 'Proposed times',
    chat: 'Live chat',
    record: 'CRM record',
    calendar: 'Calendar',
  },
  chart: {
    weeks:
      'One bar for each week ({weeks}), stacked by outcome. The most meetings, {count}, are in the week {week}.',
    groups:
      'One bar for each, as long as its number of meetings. The longest is {name}, with {count}.',
    limit: 'The chart shows the first {count} of {total}; the table has all of them.',
    numbers: 'The numbers of each week',
  },
  faults: {
    badDate: 'Choose both days, between 2000 and 2099',
    reversed: 'The last day is before the first',
    tooLong: 'Choose two years at most',
  },
  file: {
    reference: 'Reference',
    title: 'Title',
    start: 'Start (UTC)',
    duration: 'Duration (minutes)',
    host: 'Host',
    organizer: 'Organizer',
    inviteeName: 'Invitee',
    inviteeEmail: "Invitee's email",
    page: 'Scheduling page',
    source: 'Source',
    outcome: 'Outcome',
    bookedAt: 'Booked at (UTC)',
  },
}

export type ReportsWords = typeof en
