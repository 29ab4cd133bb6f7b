import type { StatusRefusal } from '../model/meeting-status.ts'
import {
  calendarDecides,
  meetingCanceled,
  meetingEnded,
  meetingNotStarted,
  outcomeLogged,
  type Problem,
} from './problems.ts'

const problems: Record<StatusRefusal, () => Problem> = {
  ended: meetingEnded,
  canceled: meetingCanceled,
  'outcome-logged': outcomeLogged,
  'not-started': meetingNotStarted,
  'calendar-decides': calendarDecides,
}

/** The problem that belongs to a rejection of the status table. */
export const refusalOf = (reason: StatusRefusal): Problem => problems[reason]()
