import type { Response } from 'express'
import { messagesIn } from '../../../i18n/messages.ts'
import { scheduleFaults } from '../../../services/records/validate-schedule-from-record.ts'
import { fileFaultOf } from '../../attachments/files-form.ts'
import type { WebContext } from '../../web-context.ts'
import { type Faults, fieldFaults, formFaults } from './faults.ts'
import type { RecordVisit } from './record-visit.ts'
import type { Settled } from './settle-form.ts'
import { wholeMeeting } from './whole-meeting.ts'

/** A form that was sent to be saved. */
export interface Sent {
  visited: RecordVisit
  settled: Settled
}

/** Includes refused files, since nothing is booked without them. */
function ownFaults(res: Response, { visited, settled }: Sent): Faults {
  const { visit } = visited
  const fault = fileFaultOf(res)
  const files = fault && messagesIn(visit.locale, 'content').fileFaults[fault]
  return { ...formFaults(settled.form, visit), ...(files ? { files } : {}) }
}

/** If the form has a fault, the faults of its meeting are shown too. */
export async function sentFaults(web: WebContext, res: Response, sent: Sent): Promise<Faults> {
  const own = ownFaults(res, sent)
  if (Object.keys(own).length === 0) return own
  const { visited, settled } = sent
  const meeting = await wholeMeeting(web, visited, settled)
  const context = { visit: visited.visit, form: settled.form }
  return { ...fieldFaults(scheduleFaults(meeting, web.clock()), context), ...own }
}
