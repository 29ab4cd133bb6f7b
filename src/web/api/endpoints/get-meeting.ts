import { defineEndpoint } from '../endpoint.ts'
import { meetingOrAdminAnswer } from '../format-meeting.ts'
import { meetingCaller } from '../meeting-caller.ts'

export const getMeeting = defineEndpoint({
  name: 'getMeeting',
  method: 'get',
  path: '/meetings/:id',
  summary: 'Get a meeting; admins also see invitee, tracking and history',
  access: 'meeting',
  status: 200,
  answer: { name: 'Meeting', schema: meetingOrAdminAnswer },
  problems: ['meeting-not-found'],
  handle: async call => {
    const caller = await meetingCaller(call)
    return { body: await caller.format(caller.meeting) }
  },
})
