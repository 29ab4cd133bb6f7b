import type { CrmProvider } from '../../../crm/contract/crm-provider.ts'
import type { Actor, Meeting } from '../../model/entities.ts'
import { type KeptType, noteCrmRefs } from '../../store/crm/crm-deliveries.ts'
import type { ServiceContext } from '../context.ts'
import { changeMeeting } from '../meetings/change-meeting.ts'
import { overtaken } from './follow-crm-fields.ts'

/** The account's value for a label, as our meetings store it. Without a match, the label itself. */
async function choiceOf(crm: CrmProvider, label: string): Promise<string> {
  const { meetingTypes } = await crm.listChoices()
  return meetingTypes?.find(type => type.label === label)?.value ?? label
}

/**
 * Takes over a type that was changed only on the record, without a notification. If it was changed here too,
 * ours is written. The first read after our write is no change, because not every type can be written.
 */
export async function followType(
  context: ServiceContext,
  look: {
    crm: CrmProvider
    deliveryId: string
    meeting: Meeting
    theirs: string | undefined
    kept: KeptType | undefined
    actor: Actor
  },
): Promise<Meeting> {
  const { crm, deliveryId, meeting, kept } = look
  const theirs = look.theirs ?? null
  const ours = meeting.meetingType ?? null
  if (kept?.theirs === theirs) return meeting
  const isFollowed = kept !== undefined && kept.ours === ours && theirs !== null
  const meetingType = isFollowed ? await choiceOf(crm, theirs) : ours
  const { workspaceId, id: meetingId, revision } = meeting
  const command = { workspaceId, meetingId, actor: look.actor }
  const changed = await changeMeeting(context, command, async (known, trx) => {
    if (known.revision !== revision) throw overtaken()
    await noteCrmRefs(trx, deliveryId, { type: { ours: meetingType, theirs } })
    return meetingType === ours
      ? undefined
      : { changes: { meetingType }, event: { kind: 'edited' } }
  })
  return changed
}
