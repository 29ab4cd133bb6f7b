import { messagesIn } from '../../../i18n/messages.ts'
import type { User } from '../../../model/entities.ts'
import { readZone } from '../../../scheduling/zone-names/read-zone.ts'
import { dayOf } from '../../../scheduling/zoned-time.ts'
import { hostHours } from '../../../services/booking/host-hours.ts'
import { listTaken } from '../../../services/booking/host-taken-times.ts'
import { listHostsInStep } from '../../../services/calendars/hosts-in-step.ts'
import { callChoices } from '../../../services/meetings/meeting-place.ts'
import { listPages } from '../../../services/pages/pages.ts'
import { findKnownInvitee, type KnownInvitee } from '../../../services/people/known-invitee.ts'
import { listUsers } from '../../../services/people/users.ts'
import { snippetOptions } from '../../settings/snippets/snippet-options.ts'
import { dayOr, dayRange, dayRuns, weekOf } from '../../signed-in/day-times.ts'
import type { WebContext } from '../../web-context.ts'
import { factsOfForm } from './insert-snippet.ts'
import { canBeInvited, chosenContact } from './record-choices.ts'
import type { RecordVisit } from './record-visit.ts'
import type { Settled } from './settle-form.ts'
import { minutesOf } from './wanted-meeting.ts'

const fallbackMinutes = 30
const usualMinutes = [15, 30, 45, 60]

/** Durations of the host's pages, and the usual ones. */
async function durationsOf(web: WebContext, { workspaceId, id: hostId }: User): Promise<number[]> {
  const pages = await listPages(web, { workspaceId, hostId })
  const offered = pages.flatMap(({ durationsMinutes }) => durationsMinutes)
  return [...new Set([...usualMinutes, ...offered])].sort((a, b) => a - b)
}

async function loadDay(
  web: WebContext,
  { user, host, settled }: { user: User; host: User; settled: Settled },
) {
  const now = web.clock()
  const { timeZone, workspaceId } = user
  const day = dayOr(settled.form.day, dayOf(now, timeZone))
  const isOwn = host.id === user.id
  const range = dayRange(day, timeZone)
  const query = { workspaceId, hostId: host.id, isOwn, range }
  const [{ taken, isUnknown }, hours] = await Promise.all([
    listTaken(web, query),
    hostHours(web, query),
  ])
  const durationMinutes = minutesOf(settled.form) || fallbackMinutes
  const runs = dayRuns({ day, timeZone, durationMinutes, taken, hours, now })
  return { day, week: weekOf(day), today: dayOf(now, timeZone), runs, isUnknown, isOwn }
}

const nothingKnown: KnownInvitee = { timeZone: undefined, phone: undefined, locale: undefined }

/** All data of the page about the host's day and the contact. */
export async function loadSchedule(web: WebContext, { visit }: RecordVisit, settled: Settled) {
  const { user } = visit
  const { workspaceId } = user
  const contact = chosenContact(settled.record, settled.form)
  const hasEmail = contact !== undefined && canBeInvited(contact)
  const users = await listUsers(web, user)
  const host = users.find(({ id }) => id === settled.form.hostId) ?? user
  const facts = factsOfForm(settled, { organizer: user, host })
  const [inStep, calls, durations, choices, known, snippets, day] = await Promise.all([
    listHostsInStep(web, user),
    callChoices(web, { hostIds: [host.id], source: 'record' }),
    durationsOf(web, host),
    web.crmChoices(workspaceId),
    hasEmail ? findKnownInvitee(web, { workspaceId, email: contact.email }) : nothingKnown,
    snippetOptions(web, { user, facts }),
    loadDay(web, { user, host, settled }),
  ])
  return {
    copy: messagesIn(visit.locale, 'schedule'),
    users,
    host,
    inStep,
    calls,
    durations,
    meetingTypes: choices.meetingTypes,
    contact,
    hasEmail,
    known: { ...known, timeZone: readZone(settled.form.timeZone) ?? known.timeZone },
    /** The zone in the field, and whether it is the guest's own. */
    zone: { shown: known.timeZone ?? host.timeZone, isKnown: known.timeZone !== undefined },
    snippets,
    ...day,
  }
}

export type LoadedSchedule = Awaited<ReturnType<typeof loadSchedule>>
