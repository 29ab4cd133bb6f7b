import type { Endpoint } from '../endpoint.ts'
import { addBusy } from './add-busy.ts'
import { bookMeeting } from './book-meeting.ts'
import { cancelMeeting } from './cancel-meeting.ts'
import { createPage } from './create-page.ts'
import { createSchedule } from './create-schedule.ts'
import { createUser } from './create-user.ts'
import { getMeeting } from './get-meeting.ts'
import { getPage } from './get-page.ts'
import { listPages } from './list-pages.ts'
import { listSlots } from './list-slots.ts'
import { listUsers } from './list-users.ts'
import { proposeTimes } from './propose-times.ts'
import { recordOutcome } from './record-outcome.ts'
import { rescheduleMeeting } from './reschedule-meeting.ts'
import { sendEmailCode } from './send-email-code.ts'
import { updatePage } from './update-page.ts'

/** All endpoints. The router and the OpenAPI document are generated from this list. */
export const endpoints: readonly Endpoint[] = [
  listSlots,
  bookMeeting,
  sendEmailCode,
  getMeeting,
  cancelMeeting,
  rescheduleMeeting,
  recordOutcome,
  createUser,
  listUsers,
  createSchedule,
  createPage,
  listPages,
  getPage,
  updatePage,
  addBusy,
  proposeTimes,
]
