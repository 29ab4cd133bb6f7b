import { callUrl, isCallComing } from '../model/call-url.ts'
import type { Meeting } from '../model/entities.ts'
import { type JoinSigning, makeJoinToken } from './join-token.ts'

/** Builds the absolute addresses that we publish. */
interface Origin {
  publicUrl: string
}

/** For links to calls, which are signed. */
export interface SigningOrigin extends Origin {
  cipher: JoinSigning
}

export const pageUrl = ({ publicUrl }: Origin, slug: string) =>
  `${publicUrl}/meetings/${encodeURIComponent(slug)}`
/** The page with its times in that zone, for that duration. */
export const pageInZoneUrl = (
  origin: Origin,
  { slug, timeZone, minutes }: { slug: string; timeZone: string; minutes: number },
) => `${pageUrl(origin, slug)}?${new URLSearchParams({ tz: timeZone, duration: String(minutes) })}`
/** The page with this time and duration selected. */
export const slotUrl = (
  origin: Origin,
  { slug, startsAt, minutes }: { slug: string; startsAt: number; minutes: number },
) => `${pageUrl(origin, slug)}?slot=${new Date(startsAt).toISOString()}&duration=${minutes}`
export const manageUrl = ({ publicUrl }: Origin, token: string) => `${publicUrl}/manage/${token}`
/** For all attendees: a page that explains how to change a meeting, and changes nothing itself. */
export const changeUrl = ({ publicUrl }: Origin, meetingId: string) =>
  `${publicUrl}/change/${meetingId}`
/** For signed-in colleagues. It does not reveal the host's room to others. */
export const ownJoinUrl = ({ publicUrl }: Origin, meetingId: string) =>
  `${publicUrl}/join/${meetingId}`
/**
 * Address for joining a meeting's video call: the call's own address, or a redirect of ours while a calendar
 * still has to create the call. Undefined if there is no call.
 */
export const joinAddress = (origin: SigningOrigin, meeting: Meeting): string | undefined =>
  callUrl(meeting) ??
  (isCallComing(meeting)
    ? `${origin.publicUrl}/join/${makeJoinToken(origin.cipher, meeting.id)}`
    : undefined)
export const proposalUrl = ({ publicUrl }: Origin, token: string) => `${publicUrl}/p/${token}`
export const signInUrl = ({ publicUrl }: Origin, token: string) => `${publicUrl}/signin/${token}`
export const peopleUrl = ({ publicUrl }: Origin) => `${publicUrl}/settings/people`
export const calendarSettingsUrl = ({ publicUrl }: Origin) => `${publicUrl}/settings/calendars`
/** Page where a meeting's host proposes other times to its guest. */
export const proposeTimesUrl = (origin: Origin, meetingId: string) =>
  `${meetingUrl(origin, meetingId)}?offer=times`
/** The meeting's page for its host. */
export const meetingUrl = ({ publicUrl }: Origin, meetingId: string) =>
  `${publicUrl}/settings/meetings/${meetingId}`
/** Redirects to the invitee's present CRM record; requires sign-in. */
export const conversationUrl = ({ publicUrl }: Origin, id: string) =>
  `${publicUrl}/conversations/${id}`

export const contactUrl = (origin: Origin, meetingId: string) =>
  `${meetingUrl(origin, meetingId)}/contact`
/** Redirects to the event in the reader's own calendar; requires sign-in. */
export const eventUrl = (origin: Origin, meetingId: string) =>
  `${meetingUrl(origin, meetingId)}/event`
/** A meeting's file; requires sign-in. */
export const attachmentUrl = ({ publicUrl }: Origin, { id, name }: { id: string; name: string }) =>
  `${publicUrl}/attachments/${id}/${encodeURIComponent(name)}`
