import { callUrl, isCallComing } from '../model/call-url.ts'
import type { Meeting } from '../model/entities.ts'
import { type JoinSigning, makeJoinToken } from './join-token.ts'

/** The addresses we give away. All absolute. */
interface Origin {
  publicUrl: string
}

/** Where links to calls are made, too. */
export interface SigningOrigin extends Origin {
  cipher: JoinSigning
}

export const pageUrl = ({ publicUrl }: Origin, slug: string) =>
  `${publicUrl}/meetings/${encodeURIComponent(slug)}`
/** The page with its times in that zone. */
export const pageInZoneUrl = (
  origin: Origin,
  { slug, timeZone }: { slug: string; timeZone: string },
) => `${pageUrl(origin, slug)}?${new URLSearchParams({ tz: timeZone })}`
/** The page with that time and duration chosen. */
export const slotUrl = (
  origin: Origin,
  { slug, startsAt, minutes }: { slug: string; startsAt: number; minutes: number },
) => `${pageUrl(origin, slug)}?slot=${new Date(startsAt).toISOString()}&duration=${minutes}`
export const manageUrl = ({ publicUrl }: Origin, token: string) => `${publicUrl}/manage/${token}`
/** Where everybody invited is led to change a meeting; it says how, and changes nothing by itself. */
export const changeUrl = ({ publicUrl }: Origin, meetingId: string) =>
  `${publicUrl}/change/${meetingId}`
/** For colleagues, who are signed in: of others it may keep the host's room. */
export const ownJoinUrl = ({ publicUrl }: Origin, meetingId: string) =>
  `${publicUrl}/join/${meetingId}`
/**
 * Where a meeting's video call is joined: its own address, or ours, which leads on, while a calendar makes the call.
 * Undefined where there is nothing to join.
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
/** Where a meeting's host offers its guest other times. */
export const offerTimesUrl = (origin: Origin, meetingId: string) =>
  `${meetingUrl(origin, meetingId)}?offer=times`
/** The meeting as its host sees it. */
export const meetingUrl = ({ publicUrl }: Origin, meetingId: string) =>
  `${publicUrl}/settings/meetings/${meetingId}`
/** On to the invitee's record in the CRM, wherever it is by then; it asks for a sign-in. */
export const contactUrl = (origin: Origin, meetingId: string) =>
  `${meetingUrl(origin, meetingId)}/contact`
/** On to the event in the reader's own calendar; it asks for a sign-in. */
export const eventUrl = (origin: Origin, meetingId: string) =>
  `${meetingUrl(origin, meetingId)}/event`
/** A file of a meeting's; it asks for a sign-in. */
export const attachmentUrl = ({ publicUrl }: Origin, { id, name }: { id: string; name: string }) =>
  `${publicUrl}/attachments/${id}/${encodeURIComponent(name)}`
