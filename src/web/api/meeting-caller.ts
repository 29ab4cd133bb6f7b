import type { Request } from 'express'
import type { Actor, Meeting, Workspace } from '../../model/entities.ts'
import { findMeetingByManageToken, getMeeting } from '../../services/meetings/find-meeting.ts'
import { meetingNotFound, unauthorized } from '../../services/problems.ts'
import type { WebContext } from '../web-context.ts'
import { bearerOf, isAdminToken } from './bearer.ts'
import { formatMeeting, formatMeetingForAdmin } from './format-meeting.ts'

interface MeetingCall {
  web: WebContext
  req: Request
  workspace: Workspace
  param(name: string): string
}

/** The caller and the meeting in the path. */
interface MeetingCaller {
  meeting: Meeting
  actor: Actor
  format(meeting: Meeting): ReturnType<typeof formatMeetingForAdmin>
}

/** The admin's name in the history. */
export const apiActor: Actor = { kind: 'system', name: 'API' }

/** Throws `unauthorized` without a token, and `meeting-not-found` if the token belongs to another meeting. */
export async function meetingCaller(call: MeetingCall): Promise<MeetingCaller> {
  const { web, req, workspace } = call
  const token = bearerOf(req)
  const meetingId = call.param('id')
  if (token === undefined)
    throw unauthorized(
      'Send the admin token, or the token of the meeting\'s manageUrl, as "Authorization: Bearer …".',
    )
  if (isAdminToken(web, token)) {
    const meeting = await getMeeting(web, { workspaceId: workspace.id, meetingId })
    return { meeting, actor: apiActor, format: changed => formatMeetingForAdmin(web, changed) }
  }
  const meeting = await findMeetingByManageToken(web, token)
  if (meeting.id !== meetingId || meeting.workspaceId !== workspace.id) throw meetingNotFound()
  return {
    meeting,
    actor: { kind: 'invitee', name: meeting.invitee.name },
    format: changed => formatMeeting(web, changed, token),
  }
}
