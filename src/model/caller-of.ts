import type { Location, Meeting } from './entities.ts'

type Called = Pick<Meeting, 'location' | 'invitee' | 'pageId'>

const digitsOf = (number: string | undefined) => number?.replaceAll(/\D/g, '') ?? ''

/**
 * Who calls in a phone meeting. A page's number belongs to its host, so the invitee calls; any other number is
 * the invitee's.
 */
export function callerOf(meeting: Called): 'host' | 'invitee' {
  const { location, invitee, pageId } = meeting
  if (location.kind !== 'phone' || !location.number) return 'host'
  if (location.isInvitees || pageId === undefined) return 'host'
  return digitsOf(location.number) === digitsOf(invitee.phone) ? 'host' : 'invitee'
}

/**
 * A new location for a meeting. Its number is the invitee's, unless it replaces a number that the invitee
 * calls.
 */
export function withCallerOf(meeting: Called, location: Location): Location {
  const isHostCalling = meeting.pageId !== undefined && callerOf(meeting) === 'host'
  if (location.kind !== 'phone' || !location.number || !isHostCalling) return location
  return { ...location, isInvitees: true }
}
