import { z } from 'zod'
import { maxOutcomeLength, maxTextLength } from '../../../model/maximums.ts'
import { recordOutcome as record } from '../../../services/meetings/record-outcome.ts'
import { defineEndpoint } from '../endpoint.ts'
import { filledText, text } from '../fields.ts'
import { formatMeetingForAdmin, meetingOrAdminAnswer } from '../format-meeting.ts'
import { apiActor } from '../meeting-caller.ts'

const body = z.strictObject({
  outcome: filledText(maxOutcomeLength).meta({
    description: 'completed, no-show, or an outcome of the CRM account',
  }),
  notes: text(maxTextLength).optional(),
})

export const recordOutcome = defineEndpoint({
  name: 'recordOutcome',
  method: 'post',
  path: '/meetings/:id/outcome',
  summary: 'Record the outcome of a meeting that has begun',
  access: 'admin',
  status: 200,
  body,
  answer: { name: 'Meeting', schema: meetingOrAdminAnswer },
  problems: ['invalid-input', 'meeting-not-found', 'meeting-not-started', 'meeting-canceled'],
  handle: async ({ web, workspace, param, body }) => {
    const command = { ...body, workspaceId: workspace.id, meetingId: param('id'), actor: apiActor }
    return { body: await formatMeetingForAdmin(web, await record(web, command)) }
  },
})
