import { ProviderError } from '../../src/providers/provider-error.ts'
import type { CrmMeeting, CrmMeetingRefs } from '../crm-provider.ts'
import { bookingIdProperty } from './account.ts'
import type { Api } from './api.ts'
import { associationTypes, linkedIds } from './associations.ts'
import { findTwin } from './find-twin.ts'
import type { MeetingWriter } from './meeting-properties.ts'
import {
  absentAsUndefined,
  createObject,
  findObject,
  type HubspotObject,
  propertyOf,
  updateObject,
} from './objects.ts'
import { type Place, place } from './placement.ts'

interface Input {
  meeting: CrmMeeting
  contact: HubspotObject
  known: CrmMeetingRefs | undefined
  placed: readonly Place[]
  writer: MeetingWriter
}

const readBeside = (api: Api, id: string, idProperty?: typeof bookingIdProperty) =>
  findObject(api, {
    type: 'meetings',
    id,
    ...(idProperty ? { idProperty } : {}),
    properties: ['hs_internal_meeting_notes', ...(idProperty ? [idProperty] : [])],
  })

/** Brings an existing record up to date, where it is not. Undefined where it is gone by now. */
async function revise(
  api: Api,
  record: HubspotObject,
  { writer, known, placed }: Input,
): Promise<string | undefined> {
  const { id } = record
  const isKnown = known?.engagementId === id
  const note = propertyOf(record, 'hs_internal_meeting_notes') ?? ''
  const properties = writer.changed(note, isKnown ? known : undefined)
  if (Object.keys(properties).length > 0) {
    const updated = await updateObject(api, { type: 'meetings', id, properties }).catch(
      absentAsUndefined,
    )
    if (!updated) return undefined
  }
  await place(api, { meetingId: id, before: (isKnown && known.placed) || [], after: placed })
  return id
}

const create = async (api: Api, { writer, placed }: Input): Promise<string> => {
  const associations = placed.map(({ type, id }) => ({ to: { id }, types: associationTypes(type) }))
  const properties = writer.changed('', undefined)
  return (await createObject(api, 'meetings', { properties, associations })).id
}

/** Our key is taken: an earlier answer was lost, or another worker was faster. */
async function adoptAfterRefusal(api: Api, input: Input, refusal: unknown): Promise<string> {
  const mayBeTaken =
    input.writer.hasKey &&
    refusal instanceof ProviderError &&
    (refusal.code === 'conflict' || refusal.code === 'rejected')
  // HubSpot tells a value that is taken by more than one status: the record itself is the proof.
  const taken = mayBeTaken ? await readBeside(api, input.meeting.id, bookingIdProperty) : undefined
  const adopted = taken && (await revise(api, taken, input))
  if (adopted) return adopted
  throw refusal
}

/** The one record for the meeting's life; answers its id. Deleted in HubSpot since, it is made anew. */
export async function putEngagement(api: Api, input: Input): Promise<string> {
  const { meeting, contact, known } = input
  const held = known && (await readBeside(api, known.engagementId))
  const revised = held && (await revise(api, held, input))
  if (revised) return revised
  const besideIds = await linkedIds(api, contact, { from: 'contacts', to: 'meetings' })
  const twin = await findTwin(api, { meeting, besideIds })
  const adopted = twin && (await revise(api, twin, input))
  if (adopted) return adopted
  return create(api, input).catch((refusal: unknown) => adoptAfterRefusal(api, input, refusal))
}
