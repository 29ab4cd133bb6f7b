import type { Faults } from './faults.ts'
import type { LoadedSchedule } from './load-schedule.ts'
import type { RecordVisit } from './record-visit.ts'
import type { Settled } from './settle-form.ts'

export type SchedulePageProps = RecordVisit &
  LoadedSchedule &
  Settled & {
    faults: Faults
    /** The reason why the meeting was not booked. */
    notice: { text: string; isTaken: boolean } | undefined
  }
