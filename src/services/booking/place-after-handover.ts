import type { Knex } from 'knex'
import { callerOf } from '../../model/caller-of.ts'
import type { Location, Meeting } from '../../model/entities.ts'
import { numberToCall } from '../../model/open-task.ts'
import { findPageById, listPages } from '../../store/pages/pages.ts'
import { placeOfHost } from '../meetings/meeting-place.ts'

interface Handing {
  meeting: Meeting
  hostId: string
  /** The new host's number as the person gave it, for the guest to call. */
  phone?: string | undefined
}

const hasNumber = (location: Location) => location.kind === 'phone' && location.number !== undefined

/** The number on the meeting's page if the new host is one of its hosts. */
async function placeOfPage(db: Knex, { meeting, hostId }: Handing): Promise<Location | undefined> {
  const { workspaceId, pageId } = meeting
  const { page } = (pageId && (await findPageById(db, { workspaceId, pageId }))) || {}
  if (!page?.hostIds.includes(hostId)) return undefined
  return hasNumber(page.location) ? page.location : undefined
}

/** The number on a page that is the new host's alone. */
async function ownNumber(db: Knex, { meeting, hostId }: Handing): Promise<Location | undefined> {
  const { workspaceId } = meeting
  const pages = await listPages(db, { workspaceId, hostId })
  const own = pages.find(({ page }) => page.hostIds.length === 1 && hasNumber(page.location))
  if (own?.page.location.kind !== 'phone') return undefined
  return { kind: 'phone', number: own.page.location.number, isHosts: true }
}

/**
 * If the host calls a number of the guest, the new host calls it too. The former host's number is replaced by the new
 * host's; without one, the host calls.
 */
async function phoneAfterHandover(db: Knex, handing: Handing): Promise<Location> {
  const { meeting, phone } = handing
  if (phone) return { kind: 'phone', number: phone, isHosts: true }
  const isHostCalling = callerOf(meeting) === 'host' && numberToCall(meeting) !== undefined
  if (isHostCalling) return meeting.location
  const place = await placeOfPage(db, handing)
  if (place || !hasNumber(meeting.location)) return place ?? meeting.location
  return (await ownNumber(db, handing)) ?? { kind: 'phone' }
}

/**
 * Where the meeting takes place with the new host. What belongs to the former host (their calendar's call, room
 * or phone number) is replaced by the new host's; links, addresses and texts given by hand stay.
 */
export async function placeAfterHandover(db: Knex, handing: Handing): Promise<Location> {
  const { meeting, hostId } = handing
  const { location, source } = meeting
  if (location.kind === 'phone') return phoneAfterHandover(db, handing)
  if (location.kind !== 'video' || (location.url && !location.isRoom)) return location
  const { isRoom } = location
  return placeOfHost(db, { location: { kind: 'video', isRoom }, hostId, source })
}
