import type { Actor, Meeting, User } from '../../model/entities.ts'
import type { CrmConflictRow } from '../../store/crm/crm-conflicts.ts'
import { type KeptHost, noteCrmRefs } from '../../store/crm/crm-deliveries.ts'
import { emailKey } from '../../text/email-address.ts'
import { reassignMeeting } from '../booking/reassign-meeting.ts'
import { hostIsFree } from '../calendars/check-host-free.ts'
import type { ServiceContext } from '../context.ts'
import { findUserByEmail } from '../people/users.ts'
import { isProblem } from '../problems.ts'
import { overtaken } from './follow-crm-fields.ts'

/** The result of comparing our host with the record's owner. */
export type HostVerdict =
  | { kind: 'left' }
  /** Both sides are known. `isPending`: the record still has to be written. */
  | { kind: 'known'; host: KeptHost; isPending: boolean }
  | { kind: 'follow'; user: User; isDecided: boolean }
  /** Both sides changed, or the new host is busy then. */
  | { kind: 'conflict'; theirs: string }

interface HostLook {
  meeting: Meeting
  /** The owner that the record names, in lower case; undefined: none, or the CRM does not show them. */
  theirs: string | undefined
  /** Both sides as of our last write. */
  kept: KeptHost | undefined
  /** What a person chose. */
  decision: Pick<CrmConflictRow, 'keep' | 'theirs'> | undefined
  /** The meeting's time. */
  time: { startsAt: number; endsAt: number }
}

const left: HostVerdict = { kind: 'left' }

/** The host of a past meeting does not change, and for meetings made in a calendar the calendar decides. */
const canFollow = (context: ServiceContext, { meeting, time }: HostLook) =>
  meeting.status === 'scheduled' && meeting.source !== 'calendar' && time.endsAt > context.clock()

async function isBusy(context: ServiceContext, { meeting, time }: HostLook, user: User) {
  if (meeting.hosts.some(({ id }) => id === user.id)) return false
  const at = { id: meeting.id, startsAt: time.startsAt, endsAt: time.endsAt }
  return (await hostIsFree(context, { hostId: user.id, meeting: at })) === 'busy'
}

/**
 * A record's owner who is not our user with access, or is the invitee, or no owner, is left as it is: we neither apply nor overwrite it. Reads
 * calendars; changes nothing.
 */
export async function judgeHost(context: ServiceContext, look: HostLook): Promise<HostVerdict> {
  const { meeting, theirs, kept, decision } = look
  const ours = meeting.host.email
  if (!theirs || theirs === kept?.theirs) return left
  // The record is from before host changes were synced, or the answer to its first write was lost.
  if (!kept || theirs === ours) return { kind: 'known', host: { ours, theirs }, isPending: false }
  const user = await findUserByEmail(context, { workspaceId: meeting.workspaceId, email: theirs })
  if (!user || !canFollow(context, look) || user.email === emailKey(meeting.invitee.email))
    return left
  const chosen = decision?.theirs === theirs ? decision.keep : undefined
  if (chosen === 'ours') return { kind: 'known', host: { ours, theirs }, isPending: true }
  if (chosen === 'theirs') return { kind: 'follow', user, isDecided: true }
  const isConflict = kept.ours !== ours || (await isBusy(context, look, user))
  return isConflict ? { kind: 'conflict', theirs } : { kind: 'follow', user, isDecided: false }
}

/** Gives the meeting to the record's owner. Throws ProviderError `conflict` if it changed meanwhile. */
async function handOver(
  context: ServiceContext,
  { meeting, user, isDecided, actor }: Handing,
): Promise<Meeting> {
  const { workspaceId, id: meetingId, revision } = meeting
  const command = { workspaceId, meetingId, actor, hostId: user.id, isDecided, revision }
  try {
    return await reassignMeeting(context, command)
  } catch (error) {
    if (isProblem(error, 'host-busy', 'already-moved')) throw overtaken()
    throw error
  }
}

interface Handing {
  meeting: Meeting
  user: User
  isDecided: boolean
  actor: Actor
}

/** Applies the verdict. Running it twice changes nothing more. Throws as above. */
export async function followHost(
  context: ServiceContext,
  verdict: HostVerdict,
  { meeting, deliveryId, actor }: { meeting: Meeting; deliveryId: string; actor: Actor },
): Promise<Meeting> {
  if (verdict.kind === 'known') {
    const { host, isPending } = verdict
    await noteCrmRefs(context.db, deliveryId, {
      host,
      ...(isPending ? { isHostPending: true } : {}),
    })
  }
  if (verdict.kind !== 'follow') return meeting
  const { user, isDecided } = verdict
  const handed = await handOver(context, { meeting, user, isDecided, actor })
  const host: KeptHost = { ours: user.email, theirs: user.email }
  await noteCrmRefs(context.db, deliveryId, { host })
  return handed
}
