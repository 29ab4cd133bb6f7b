import { formatDayAndTime } from '../../../i18n/format-time.ts'
import { maximumText } from '../../../i18n/maximum-text.ts'
import { messagesIn } from '../../../i18n/messages.ts'
import type { Meeting } from '../../../model/entities.ts'
import { maxProposedTimes } from '../../../model/maximums.ts'
import { readWallTime } from '../../../scheduling/instant.ts'
import { freeOfAnyHour } from '../../../services/availability/suggest-others.ts'
import { listField } from '../../form-fields.ts'
import type { Visit } from '../../signed-in/visit.ts'
import type { WebContext } from '../../web-context.ts'

/** Times for the guest, as a form sent them. */
export interface ProposedTimes {
  /** Ticked suggestions that are still to come, epoch ms. */
  ticked: readonly number[]
  /** The fields for times of one's own, as typed. */
  typed: readonly string[]
  /** The typed times, epoch ms. */
  own: readonly number[]
  /** Message about a typed time that cannot be proposed. */
  fault: string | undefined
}

const startOf = (text: string, timeZone: string): number | undefined => {
  const [day = '', time = ''] = text.split('T')
  return readWallTime({ day, time: time.slice(0, 5) }, timeZone)
}

interface Reading {
  visit: Visit
  meeting: Meeting
  body: unknown
}

async function faultOf(
  web: WebContext,
  {
    visit,
    meeting,
    ticked,
    own,
  }: Omit<Reading, 'body'> & { ticked: readonly number[]; own: readonly (number | undefined)[] },
): Promise<string | undefined> {
  if (ticked.length + own.length > maxProposedTimes)
    return maximumText(visit.locale, { of: 'entries', count: maxProposedTimes })
  const copy = messagesIn(visit.locale, 'settings/changing')
  const starts = own.filter(start => start !== undefined)
  if (starts.length < own.length) return copy.noTime
  if (starts.some(start => start <= web.clock())) return copy.past
  const free = await freeOfAnyHour(web, { meeting, starts })
  const taken = starts.filter(start => !free.includes(start))
  const times = taken.map(start => formatDayAndTime(start, visit.user.timeZone, visit.locale))
  return times.length > 0 ? copy.taken({ time: times.join('; ') }) : undefined
}

/** Reads ticked times, and times of one's own in the reader's zone: any hour at which the hosts are free. */
export async function readProposedTimes(
  web: WebContext,
  { visit, meeting, body }: Reading,
): Promise<ProposedTimes> {
  const typed = listField(body, 'own').map(text => text.trim())
  const own = typed.filter(Boolean).map(text => startOf(text, visit.user.timeZone))
  const ticked = listField(body, 'starts').map(Number).filter(Number.isSafeInteger)
  return {
    ticked: ticked.filter(start => start > web.clock()),
    typed: typed.slice(0, maxProposedTimes),
    own: own.filter(start => start !== undefined),
    fault: await faultOf(web, { visit, meeting, ticked, own }),
  }
}
