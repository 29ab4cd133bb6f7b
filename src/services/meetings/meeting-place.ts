import type { Knex } from 'knex'
import { callProviders } from '../../calendars/calendar-provider.ts'
import type { Location, MeetingSource, SchedulingPage } from '../../model/entities.ts'
import { type HostCalls, listHostCalls } from '../../store/calendars/host-calls.ts'
import type { ServiceContext } from '../context.ts'

const callsOf = (db: Knex, hostIds: readonly string[]): Promise<HostCalls[]> =>
  listHostCalls(db, { hostIds, callProviders: [...callProviders] })

/**
 * Location of a meeting with this host: a host's room becomes its address. If no calendar creates video calls,
 * the host's room is used, or the host has to send a link.
 */
export async function placeOfHost(
  db: Knex,
  { location, hostId, source }: { location: Location; hostId: string; source: MeetingSource },
): Promise<Location> {
  if (location.kind !== 'video' || (location.url && !location.isRoom)) return location
  const [calls] = await callsOf(db, [hostId])
  const maker = source === 'record' ? calls?.recordCalls : calls?.pageCalls
  if (!location.isRoom && maker) return { kind: 'video' }
  if (calls?.roomUrl) return { kind: 'video', url: calls.roomUrl, isRoom: true }
  return maker ? { kind: 'video' } : { kind: 'video', isSentByHost: true }
}

/** How hosts can hold video calls, for the choices of a form. */
export interface CallChoices {
  /** The provider whose calendar creates calls; undefined: none does. */
  calendar: string | undefined
  hasRoom: boolean
}

/** How these hosts can hold calls of meetings from pages, or with `record`, from CRM records. */
export async function callChoices(
  { db }: Pick<ServiceContext, 'db'>,
  { hostIds, source }: { hostIds: readonly string[]; source: 'page' | 'record' },
): Promise<CallChoices> {
  const calls = await callsOf(db, hostIds)
  const makers = calls.map(host => (source === 'record' ? host.recordCalls : host.pageCalls))
  return {
    calendar: makers.find(maker => maker !== undefined),
    hasRoom: calls.some(({ roomUrl }) => roomUrl !== undefined),
  }
}

/** A location that works for that host without settings. */
export function firstLocation({ calendar, hasRoom }: CallChoices): Location {
  if (calendar) return { kind: 'video' }
  return hasRoom ? { kind: 'video', isRoom: true } : { kind: 'phone' }
}

/** Why meetings of a page have no address, and for which host. */
export interface PlaceFault {
  /** `no-call`: none of their calendars creates video calls; `no-room`: they gave no link of a room. */
  code: 'no-call' | 'no-room'
  hosts: readonly string[]
}

/** Hosts whose meetings from the page would have no address. For a group, only the first host matters. */
export async function findPlaceFault(
  { db }: Pick<ServiceContext, 'db'>,
  { kind, hostIds, location }: Pick<SchedulingPage, 'kind' | 'hostIds' | 'location'>,
): Promise<PlaceFault | undefined> {
  if (location.kind !== 'video' || (location.url && !location.isRoom)) return undefined
  const asked = kind === 'group' ? hostIds.slice(0, 1) : hostIds
  const calls = await callsOf(db, asked)
  const isMissing = (host: HostCalls) => (location.isRoom ? !host.roomUrl : !host.pageCalls)
  const hosts = calls.filter(isMissing).map(({ name }) => name)
  if (hosts.length === 0) return undefined
  return { code: location.isRoom ? 'no-room' : 'no-call', hosts: hosts.sort() }
}

/**
 * A location that works for every host of a page that sets none: their calendars, their rooms, or else the
 * phone.
 */
export async function defaultLocation(
  context: Pick<ServiceContext, 'db'>,
  page: Pick<SchedulingPage, 'kind' | 'hostIds'>,
): Promise<Location> {
  const calls: Location[] = [{ kind: 'video' }, { kind: 'video', isRoom: true }]
  for (const location of calls)
    if (!(await findPlaceFault(context, { ...page, location }))) return location
  return { kind: 'phone' }
}
