/**
 * `npm run bench`: every benchmark, each compared with a baseline of the same run. Nothing passes or fails
 * here.
 */
import { benchSlots } from './slots/bench-slots.ts'

const benches: ReadonlyArray<readonly [title: string, run: () => void | Promise<void>]> = [
  ['Slots: ours beside a straightforward luxon implementation', benchSlots],
  [
    'Bookings through HTTP beside bare inserts',
    async () => (await import('./bookings/bench-bookings.ts')).benchBookings(),
  ],
  [
    '200 people at one slot, at once, beside 200 at a slot each',
    async () => (await import('./storm/bench-storm.ts')).benchStorm(),
  ],
  [
    'Pages beside eight uploads of 50 MB at once, and without them',
    async () => (await import('./uploads/bench-uploads.ts')).benchUploads(),
  ],
  [
    'Reading calendars beside the bare requests and queries of it',
    async () => (await import('./calendar-sync/bench-calendar-sync.ts')).benchCalendarSync(),
  ],
  [
    'Reading the files of a CalDAV calendar beside parsing them with ical.js',
    async () => (await import('./calendar-files/bench-calendar-files.ts')).benchCalendarFiles(),
  ],
  [
    'Bytes of the booking page beside one date library',
    async () => (await import('./page-bytes/bench-page-bytes.ts')).benchPageBytes(),
  ],
  [
    'Acknowledging Slack, CRM and calendar slow, beside a handler that does nothing',
    async () => (await import('./slack-ack/bench-slack-ack.ts')).benchSlackAck(),
  ],
]

for (const [title, run] of benches) {
  console.log(`\n## ${title}\n`)
  await run()
}
