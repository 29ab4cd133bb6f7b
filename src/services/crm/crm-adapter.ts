import { isDeepStrictEqual } from 'node:util'
import type { CrmHeldMeeting, CrmShared } from '../../../crm/contract/crm-changes.ts'
import type { CrmMeetingRefs, CrmProvider } from '../../../crm/contract/crm-provider.ts'
import type { Delivered, DeliveryAdapter, Json } from '../../jobs/delivery-adapter.ts'
import type { TargetOf } from '../../model/delivery-target.ts'
import type { Meeting } from '../../model/entities.ts'
import { ProviderError } from '../../providers/provider-error.ts'
import {
  findCalendarUid,
  findCrmDelivery,
  noteCrmRefs,
  settleCrmRefs,
} from '../../store/crm/crm-deliveries.ts'
import type { Delivery } from '../../store/deliveries/delivery-rows.ts'
import type { ServiceContext } from '../context.ts'
import type { KeptRefs, Reconciled } from './crm-look.ts'
import { findUnansweredRecord } from './find-unconfirmed-record.ts'
import { type CrmField, crmFields, fieldOf, isSameValue, withFields } from './merge-crm.ts'
import { readCrmRefs } from './read-crm-refs.ts'
import { reconcileCrm } from './reconcile-crm.ts'
import { sharedOf, toCrmMeeting } from './to-crm-meeting.ts'

interface Delivering {
  context: ServiceContext
  crm: CrmProvider
  meeting: Meeting
  delivery: Delivery
  /** Only refs of this CRM and account: a workspace may have changed to another. */
  kept: Partial<KeptRefs>
}

const toJson = (refs: object): { [key: string]: Json } => JSON.parse(JSON.stringify(refs))

const hasRecord = (kept: Partial<KeptRefs>): kept is KeptRefs => kept.engagementId !== undefined

/** Older refs name no provider and account. They are taken for those of the connected CRM. */
const isOf = (
  crm: CrmProvider,
  { provider = crm.id, accountId = crm.accountId }: Partial<KeptRefs>,
) => provider === crm.id && accountId === (crm.accountId ?? accountId)

const findHeld = ({ crm, meeting, kept }: Delivering): Promise<CrmHeldMeeting | undefined> =>
  hasRecord(kept)
    ? crm.readMeeting(kept.engagementId)
    : findUnansweredRecord({ crm, meeting, sendingAt: kept.sendingAt })

/** Fields that have our value in the record, apart from blanks. */
const sameFields = (ours: CrmShared, base: CrmShared): CrmField[] =>
  crmFields.filter(field => isSameValue(fieldOf(ours, field), fieldOf(base, field)))

/** The refs that others may use, without our notes about pending writes. */
function shownOf(refs: object): object {
  const { sent, sending, sendingAt, deletedAt, isLeft, isHostPending, host, type, ...shown } =
    refs as Partial<KeptRefs>
  return toJson(shown)
}

/** If we just wrote the type, it is unknown until the next read: not every type can be written. */
const besideOf = ({
  meeting,
  kept,
  held,
}: Pick<Delivering, 'meeting' | 'kept'> & { held: CrmMeetingRefs }) => ({
  host: { ours: meeting.host.email, theirs: held.hostEmail ?? null },
  type: kept.type && kept.type.ours === (meeting.meetingType ?? null) ? kept.type : null,
})

interface Writing {
  meeting: Meeting
  /** The record's last known values. */
  base: CrmShared | undefined
  /** Fields that wait for a person. */
  waiting?: readonly CrmField[]
  isHostPending?: boolean
}

/**
 * Writes the values that differ, and leaves all others alone. The values are saved before the write: if no
 * answer comes, a later read can recognize them as ours.
 */
async function write(
  { context, crm, delivery, kept }: Delivering,
  { meeting, base, waiting = [], isHostPending = false }: Writing,
): Promise<Delivered> {
  const { db, publicUrl } = context
  const sending = sharedOf(meeting, publicUrl)
  await noteCrmRefs(db, delivery.id, { sending, sendingAt: context.clock() })
  const same = base ? sameFields(sending, base) : []
  const before = base && withFields(base, sending, [...same, ...waiting])
  const known: CrmMeetingRefs | undefined = hasRecord(kept)
    ? { ...kept, sent: before, isHostPending }
    : undefined
  // A copy made by the CRM's own calendar sync has the UID of the calendar's event.
  const iCalUid = (await findCalendarUid(db, meeting)) ?? meeting.iCalUid
  const held = await crm.putMeeting({ ...toCrmMeeting(meeting, publicUrl), iCalUid }, known)
  const written = withFields(held.sent ?? sending, sending, same)
  const sent = withFields(written, base ?? sending, waiting)
  const { id: provider, accountId } = crm
  const beside = besideOf({ meeting, kept, held })
  await settleCrmRefs(db, delivery.id, { sent, provider, accountId, ...beside })
  const shown = { ...held, provider, accountId }
  if (isDeepStrictEqual(shownOf(shown), shownOf(kept))) return { revision: meeting.revision }
  return { revision: meeting.revision, refs: toJson({ ...shown, sent, ...beside }) }
}

/** Writes the fields without conflict meanwhile. */
async function waitForPerson(
  delivering: Delivering,
  found: Reconciled & { conflict: NonNullable<Reconciled['conflict']> },
): Promise<never> {
  const { context, crm, kept } = delivering
  const { fields: waiting, isHostWaiting, text: reason } = found.conflict
  const sharedNow = sharedOf(found.meeting, context.publicUrl)
  const isBehind = sameFields(sharedNow, found.base).length + waiting.length < crmFields.length
  // Every write also sets our host. If the host is in conflict, the write waits as well.
  if (isBehind && !isHostWaiting && hasRecord(kept)) await write(delivering, { ...found, waiting })
  throw new ProviderError({ provider: crm.id, code: 'rejected', reason })
}

/** Reads the record's changes first, so that no unseen change is overwritten. */
async function deliver(delivering: Delivering): Promise<Delivered> {
  const { context, crm, meeting, delivery, kept } = delivering
  const held = await findHeld(delivering)
  if (!held) return write(delivering, { meeting, base: undefined })
  const found = await reconcileCrm(context, { crm, delivery, meeting, held })
  if (found.conflict) return waitForPerson(delivering, { ...found, conflict: found.conflict })
  const isShown = found.isAgreed && delivery.deliveredRevision === meeting.revision
  if (!isShown || !hasRecord(kept)) return write(delivering, found)
  const { id: provider, accountId } = crm
  await settleCrmRefs(context.db, delivery.id, { sent: found.base, provider, accountId })
  return { revision: found.meeting.revision }
}

/** The record is as last written, and nothing was found deleted, rejected or decided since. */
const isDone = (
  { deliveredRevision, lastError }: Delivery,
  { revision }: Meeting,
  { deletedAt, isHostPending }: Partial<KeptRefs>,
) =>
  deliveredRevision === revision &&
  lastError === undefined &&
  deletedAt === undefined &&
  isHostPending !== true

/** Writes every revision of a meeting to the workspace's CRM. */
export const crmAdapter = (context: ServiceContext): DeliveryAdapter<TargetOf<'crm'>> => ({
  kind: 'crm',
  shownBy: { kind: 'slack-message' },
  announcedBy: { kind: 'slack-logged' },
  deliver: async ({ meeting }): Promise<Delivered | 'nothing-to-do'> => {
    const delivery = meeting && (await findCrmDelivery(context.db, meeting.id))
    if (!meeting || !delivery) return 'nothing-to-do'
    const refs = readCrmRefs(context, delivery)
    if (isDone(delivery, meeting, refs)) return { revision: meeting.revision }
    const crm = await context.crmFor(meeting.workspaceId)
    const kept = isOf(crm, refs) ? refs : {}
    return deliver({ context, crm, meeting, delivery, kept })
  },
})
