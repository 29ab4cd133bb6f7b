import type { Knex } from 'knex'
import { callProviders } from '../../calendars/calendar-provider.ts'
import type { Location, MeetingSource, SchedulingPage } from '../../model/entities.ts'
import { type HostCalls, listHostCalls } from '../../store/calendars/host-calls.ts'
import type { ServiceContext } from '../context.ts'

const callsOf = (db: Knex, hostIds: readonly string[]): Promise<HostCalls[]> =>
  listHostCalls(db, { hostIds, callProviders: [...callProviders] })

/**
 * Where a meeting of this host takes place: a host's room becomes its address. A video call that no calendar
 * makes is held in the host's room, or its link is the host's to send.
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

/** Where video calls of hosts may be, for the choices of a form. */
export interface CallChoices {
  /** The provider whose calendar makes them; undefined: none does. */
  calendar: string | undefined
  hasRoom: boolean
}

/** What the calls of these hosts may use: from pages, or with `record` those agreed on a record. */
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

/** What works for that host without further ado. */
export function firstLocation({ calendar, hasRoom }: CallChoices): Location {
  if (calendar) return { kind: 'video' }
  return hasRoom ? { kind: 'video', isRoom: true } : { kind: 'phone' }
}

/** Why a page's meetings have no address, and whose. */
export interface PlaceFault {
  /** `no-call`: no calendar of theirs makes video calls; `no-room`: they gave no link of a room. */
  code: 'no-call' | 'no-room'
  hosts: readonly string[]
}

/** Hosts whose meetings from the page would have no address. Of a group the first is asked alone. */
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

/** What works for every host of a page that says nothing of it: their calendars, their rooms, else the phone. */
export async function defaultLocation(
  context: Pick<ServiceContext, 'db'>,
  page: Pick<SchedulingPage, 'kind' | 'hostIds'>,
): Promise<Location> {
  const calls: Location[] = [{ kind: 'video' }, { kind: 'video', isRoom: true }]
  for (const location of calls)
    if (!(await findPlaceFault(context, { ...page, location }))) return location
  return { kind: 'phone' }
}
