import { z } from 'zod'
import { ProviderError } from '../../../src/providers/provider-error.ts'
import { type Api, apiVersion } from './api.ts'

/** Our own property on meetings: its values are unique, so a repeat can never make a second record. */
export const bookingIdProperty = 'parley_booking_id'

const option = z.object({ label: z.string(), value: z.string(), hidden: z.boolean().catch(false) })
const property = z.object({
  name: z.string(),
  label: z.string().catch(''),
  groupName: z.string().optional(),
  hasUniqueValue: z.boolean().optional(),
  options: z.array(option).default([]),
})
const propertyList = z.object({ results: z.array(property) })
const details = z.object({
  portalId: z.number(),
  uiDomain: z.string().min(1).catch('app.hubspot.com'),
})

type Property = z.infer<typeof property>
export type Option = z.infer<typeof option>

/** Settings that differ between HubSpot accounts. */
export interface Account {
  /** Address under which people view records, without a trailing slash; undefined if we may not read it. */
  recordsUrl: string | undefined
  outcomes: readonly Option[]
  activityTypes: readonly Option[]
  /** Whether meetings carry `parley_booking_id` with unique values. */
  hasBookingId: boolean
}

const standardOutcomes = ['SCHEDULED', 'COMPLETED', 'RESCHEDULED', 'NO_SHOW', 'CANCELED'].map(
  value => ({ label: value, value, hidden: false }),
)

/** Labels by property name, so that people recognize the property in an error. */
export async function listLabels(api: Api, type: string): Promise<Map<string, string>> {
  const path = `/crm/properties/${apiVersion}/${type}`
  const { results } = await api({ method: 'GET', path }, propertyList)
  return new Map(results.map(({ name, label }) => [name, label || name]))
}

const isRefused = (error: unknown) => error instanceof ProviderError && error.code === 'rejected'
const isConflict = (error: unknown) => error instanceof ProviderError && error.code === 'conflict'

/** Stages of deals or tickets, by value; empty if the connection may not read definitions. */
export async function readStages(api: Api, type: string): Promise<Map<string, string>> {
  const name = type === 'tickets' ? 'hs_pipeline_stage' : 'dealstage'
  const path = `/crm/properties/${apiVersion}/${type}/${name}`
  try {
    const { options } = await api({ method: 'GET', path }, property)
    return new Map(options.map(({ value, label }) => [value, label || value]))
  } catch (error) {
    if (isRefused(error)) return new Map()
    throw error
  }
}

/** This needs a scope that a small installation may not grant. Without the property we rely on stored ids. */
async function makeBookingId(api: Api, groupName: string): Promise<boolean> {
  const body = {
    name: bookingIdProperty,
    label: 'Parley booking id',
    description: 'Keeps one record for each meeting booked through Parley.',
    type: 'string',
    fieldType: 'text',
    groupName,
    hasUniqueValue: true,
  }
  const path = `/crm/properties/${apiVersion}/meetings`
  try {
    return (await api({ method: 'POST', path, body }, property)).hasUniqueValue === true
  } catch (error) {
    if (isConflict(error)) return true
    if (isRefused(error)) return false
    throw error
  }
}

/** Not every connection may read the definitions. The standard properties are known without them. */
async function listMeetingProperties(api: Api): Promise<Property[]> {
  const path = `/crm/properties/${apiVersion}/meetings`
  try {
    return (await api({ method: 'GET', path }, propertyList)).results
  } catch (error) {
    if (isRefused(error)) return []
    throw error
  }
}

const ensureBookingId = async (api: Api, properties: Property[]): Promise<boolean> => {
  const present = properties.find(({ name }) => name === bookingIdProperty)
  if (present) return present.hasUniqueValue === true
  const beside = properties.find(({ name }) => name === 'hs_meeting_title')
  return beside?.groupName ? makeBookingId(api, beside.groupName) : false
}

const unreadable = new Set(['rejected', 'not-found', 'unauthorized'])

/**
 * Only the links to records need it. Service keys lack the `oauth` scope, which earlier versions of this path
 * require; a connection that may not read it works without links.
 */
async function readRecordsUrl(api: Api): Promise<string | undefined> {
  const path = `/account-info/${apiVersion}/details`
  try {
    const { portalId, uiDomain } = await api({ method: 'GET', path }, details)
    return `https://${uiDomain}/contacts/${portalId}/record`
  } catch (error) {
    if (error instanceof ProviderError && unreadable.has(error.code)) return undefined
    throw error
  }
}

/** Address of the record; empty if we do not know the account's address. */
export const recordUrl = (
  { recordsUrl }: Pick<Account, 'recordsUrl'>,
  { typeId, id }: { typeId: string; id: string },
): string => (recordsUrl ? `${recordsUrl}/${typeId}/${id}` : '')

export async function readAccount(api: Api): Promise<Account> {
  const [properties, recordsUrl] = await Promise.all([
    listMeetingProperties(api),
    readRecordsUrl(api),
  ])
  const optionsOf = (wanted: string) =>
    properties.find(({ name }) => name === wanted)?.options ?? []
  const outcomes = optionsOf('hs_meeting_outcome')
  return {
    recordsUrl,
    outcomes: outcomes.length > 0 ? outcomes : standardOutcomes,
    activityTypes: optionsOf('hs_activity_type'),
    hasBookingId: await ensureBookingId(api, properties),
  }
}
