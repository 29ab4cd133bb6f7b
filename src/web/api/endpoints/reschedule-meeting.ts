import { z } from 'zod'
import { maxReasonLength } from '../../../model/maximums.ts'
import { rescheduleMeeting as reschedule } from '../../../services/booking/reschedule-meeting.ts'
import { defineEndpoint } from '../endpoint.ts'
import { instant, text } from '../fields.ts'
import { meetingOrAdminAnswer } from '../format-meeting.ts'
import { meetingCaller } from '../meeting-caller.ts'
import { outsiderOf } from '../outsider.ts'

const body = z.strictObject({
  startsAt: instant,
  reason: text(maxReasonLength).optional(),
  revision: z.int().optional().meta({
    description:
      'The revision that you read; the request is refused if the meeting has changed since',
  }),
})

export const rescheduleMeeting = defineEndpoint({
  name: 'rescheduleMeeting',
  method: 'post',
  path: '/meetings/:id/reschedule',
  summary: 'Move a meeting to another start, with the same hosts and duration',
  access: 'meeting',
  status: 200,
  body,
  answer: { name: 'Meeting', schema: meetingOrAdminAnswer },
  problems: [
    'invalid-input',
    'meeting-not-found',
    'meeting-ended',
    'meeting-canceled',
    'outcome-logged',
    'calendar-decides',
    'already-moved',
    'slot-taken',
    'slot-not-offered',
    'mail-limit-reached',
  ],
  handle: async call => {
    const { meeting, actor, format } = await meetingCaller(call)
    const { web, req, workspace, body } = call
    await web.limits.change(req, meeting.id)
    const command = {
      ...body,
      workspaceId: workspace.id,
      meetingId: meeting.id,
      actor,
      client: outsiderOf(web, req),
    }
    return { body: await format(await reschedule(web, command)) }
  },
})
