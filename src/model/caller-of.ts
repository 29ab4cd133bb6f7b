import type { Location, Meeting, SchedulingPage } from './entities.ts'

type Called = Pick<Meeting, 'location' | 'invitee' | 'pageId'>

const digitsOf = (number: string | undefined) => number?.replaceAll(/\D/g, '') ?? ''

/**
 * Who calls in a phone meeting. A page's number belongs to its host, so the invitee calls; any other number is
 * the invitee's.
 */
export function callerOf(meeting: Called): 'host' | 'invitee' {
  const { location, invitee, pageId } = meeting
  if (location.kind !== 'phone' || !location.number) return 'host'
  const isHosts = location.isHosts || (pageId !== undefined && !location.isInvitees)
  if (!isHosts) return 'host'
  return digitsOf(location.number) === digitsOf(invitee.phone) ? 'host' : 'invitee'
}

/**
 * A new location for a meeting. Its number is the invitee's, unless it replaces a number that the invitee
 * calls.
 */
export function withCallerOf(meeting: Called, location: Location): Location {
  if (location.kind !== 'phone' || !location.number) return location
  const isHostCalling = callerOf(meeting) === 'host'
  if (meeting.pageId === undefined) return isHostCalling ? location : { ...location, isHosts: true }
  return isHostCalling ? { ...location, isInvitees: true } : location
}

/**
 * The location of a page for a meeting that a rep books by hand: its number is the page host's. Another host has
 * another number, so they call.
 */
export function placeByHand(
  { location, hostIds }: Pick<SchedulingPage, 'location' | 'hostIds'>,
  hostId: string,
): Location {
  if (location.kind !== 'phone' || !location.number) return location
  return hostIds.includes(hostId) ? { ...location, isHosts: true } : { kind: 'phone' }
}
