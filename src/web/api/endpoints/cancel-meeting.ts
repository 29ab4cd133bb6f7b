import { z } from 'zod'
import { maxReasonLength } from '../../../model/maximums.ts'
import { cancelMeeting as cancel } from '../../../services/meetings/cancel-meeting.ts'
import { defineEndpoint } from '../endpoint.ts'
import { text } from '../fields.ts'
import { meetingOrAdminAnswer } from '../format-meeting.ts'
import { meetingCaller } from '../meeting-caller.ts'

export const cancelMeeting = defineEndpoint({
  name: 'cancelMeeting',
  method: 'post',
  path: '/meetings/:id/cancel',
  summary: 'Cancel a meeting and free its time; a repeat gets the same response',
  access: 'meeting',
  status: 200,
  body: z.strictObject({ reason: text(maxReasonLength).optional() }),
  answer: { name: 'Meeting', schema: meetingOrAdminAnswer },
  problems: [
    'invalid-input',
    'meeting-not-found',
    'meeting-ended',
    'outcome-logged',
    'calendar-decides',
  ],
  handle: async call => {
    const { meeting, actor, format } = await meetingCaller(call)
    const { web, req, workspace, body } = call
    await web.limits.change(req, meeting.id)
    const command = { ...body, workspaceId: workspace.id, meetingId: meeting.id, actor }
    return { body: await format(await cancel(web, command)) }
  },
})
