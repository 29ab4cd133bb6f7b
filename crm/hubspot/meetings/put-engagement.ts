import { ProviderError } from '../../../src/providers/provider-error.ts'
import type { CrmMeeting, CrmMeetingRefs } from '../../contract/crm-provider.ts'
import { bookingIdProperty } from '../account/account.ts'
import { ScopeRefusal } from '../account/answers-to-errors.ts'
import type { Api } from '../account/api.ts'
import {
  absentAsUndefined,
  createObject,
  findObject,
  type HubspotObject,
  propertyOf,
  updateObject,
} from '../account/objects.ts'
import { associationTypes, linkedIds } from '../records/associations.ts'
import {
  type AssociatedRecord,
  updateAssociations,
  type WrittenAssociations,
} from './choose-associations.ts'
import { findTwin } from './find-twin.ts'
import type { MeetingWriter } from './meeting-properties.ts'

interface Input {
  meeting: CrmMeeting
  contact: HubspotObject
  known: CrmMeetingRefs | undefined
  placed: readonly AssociatedRecord[]
  writer: MeetingWriter
}

/** The record of a meeting, and its associations. */
interface Engagement extends WrittenAssociations {
  id: string
}

const readBeside = (api: Api, id: string, idProperty?: typeof bookingIdProperty) =>
  findObject(api, {
    type: 'meetings',
    id,
    ...(idProperty ? { idProperty } : {}),
    properties: ['hs_internal_meeting_notes', ...(idProperty ? [idProperty] : [])],
  })

/** Updates an existing record if needed. Undefined if it was deleted meanwhile. */
async function revise(
  api: Api,
  record: HubspotObject,
  { writer, known, placed }: Input,
): Promise<Engagement | undefined> {
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
  const before = (isKnown && known.placed) || []
  return { id, ...(await updateAssociations(api, { meetingId: id, before, after: placed })) }
}

async function createOn(
  api: Api,
  { writer }: Input,
  placed: readonly AssociatedRecord[],
): Promise<string> {
  const associations = placed.map(({ type, id }) => ({ to: { id }, types: associationTypes(type) }))
  const properties = writer.changed('', undefined)
  return (await createObject(api, 'meetings', { properties, associations })).id
}

/** If one association is refused, HubSpot refuses the whole record. Then each association is made on its own. */
async function create(api: Api, input: Input): Promise<Engagement> {
  const { placed } = input
  const people = placed.filter(({ type }) => type === 'contacts')
  try {
    return { id: await createOn(api, input, placed), placed }
  } catch (refusal) {
    if (!(refusal instanceof ScopeRefusal) || people.length === placed.length) throw refusal
    const id = await createOn(api, input, people)
    return {
      id,
      ...(await updateAssociations(api, { meetingId: id, before: people, after: placed })),
    }
  }
}

/** Our key is taken: an earlier response was lost, or another worker was faster. */
async function adoptAfterRefusal(api: Api, input: Input, refusal: unknown): Promise<Engagement> {
  const mayBeTaken =
    input.writer.hasKey &&
    refusal instanceof ProviderError &&
    (refusal.code === 'conflict' || refusal.code === 'rejected')
  // HubSpot reports a taken value with several statuses, so we look for the record itself.
  const taken = mayBeTaken ? await readBeside(api, input.meeting.id, bookingIdProperty) : undefined
  const adopted = taken && (await revise(api, taken, input))
  if (adopted) return adopted
  throw refusal
}

/** Creates or updates the one record of the meeting. If it was deleted in HubSpot, creates it again. */
export async function putEngagement(api: Api, input: Input): Promise<Engagement> {
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
