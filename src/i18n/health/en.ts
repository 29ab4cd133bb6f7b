import type { PluralForms } from '../fill.ts'

const forms = (words: PluralForms): PluralForms => words

/** How well what Parley is connected to does: plain text with `{names}`. */
export const en = {
  providers: {
    hubspot: 'HubSpot',
    pipedrive: 'Pipedrive',
    builtin: 'Records',
    google: 'Google Calendar',
    microsoft: 'Microsoft 365',
    caldav: 'CalDAV calendar',
    slack: 'Slack',
  },
  owned: '{provider} of {owner}',
  down: {
    unauthorized: '{provider} rejected our token at {time}.',
    unavailable: '{provider} has not answered since {time}.',
    'rate-limited': '{provider} has been limiting our requests since {time}.',
  },
  waiting: {
    none: 'Bookings continue, and nothing waits yet.',
    you: forms({
      one: 'Bookings continue; {count} record is queued and will sync after you reconnect.',
      other: 'Bookings continue; {count} records are queued and will sync after you reconnect.',
    }),
    other: forms({
      one: 'Bookings continue; {count} record is queued and will sync after it is reconnected.',
      other: 'Bookings continue; {count} records are queued and will sync after it is reconnected.',
    }),
    itself: forms({
      one: 'Bookings continue; {count} record is queued and will sync by itself.',
      other: 'Bookings continue; {count} records are queued and will sync by themselves.',
    }),
  },
  hidden:
    'Until it is reconnected, pages that need this calendar offer no times; visitors can ask for one.',
  hiddenWaiting: {
    you: forms({
      one: '{count} record is queued and will sync after you reconnect.',
      other: '{count} records are queued and will sync after you reconnect.',
    }),
    other: forms({
      one: '{count} record is queued and will sync after it is reconnected.',
      other: '{count} records are queued and will sync after it is reconnected.',
    }),
  },
  back: '{provider} works again since {time}.',
  synced: forms({
    one: '{provider} works again since {time}; {count} record was synced.',
    other: '{provider} works again since {time}; {count} records were synced.',
  }),
  still: forms({ one: '{count} still waits.', other: '{count} still wait.' }),
  reconnect: 'Reconnect',
  openDeliveries: 'Open the deliveries',
  subjects: {
    unauthorized: '{provider} is disconnected',
    unavailable: '{provider} does not answer',
    'rate-limited': '{provider} limits our requests',
    back: '{provider} works again',
  },
  refused: {
    record: {
      text: '{provider} does not take the record of {title} with {name}.',
      subject: '{provider} does not take a record: {title}',
      next: 'The meeting stands; its record waits. Press Retry when this is mended.',
      open: 'Open and retry',
    },
    call: {
      text: '{provider} made no video link for {title} with {name}.',
      subject: 'No video link: {title}',
      next: 'This calendar makes no video calls. Your guest was invited without a link: send them one, or give the meeting another place.',
      open: 'Open the meeting',
    },
  },
}

/** Forms of a count: which of them a language has is its own affair. */
type Spoken<T> = T extends PluralForms
  ? PluralForms
  : { [K in keyof T]: T[K] extends string ? string : Spoken<T[K]> }

export type HealthWords = Spoken<typeof en>
