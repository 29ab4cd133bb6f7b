import { z } from 'zod'
import { ProviderError } from '../../../src/providers/provider-error.ts'
import type { CrmTracking } from '../../contract/crm-contact.ts'
import { type Api, apiVersion } from '../account/api.ts'
import type { PropertyValues } from '../account/objects.ts'

const names = {
  campaign: 'parley_last_booking_campaign',
  medium: 'parley_last_booking_medium',
  source: 'parley_last_booking_source',
} as const

const path = `/crm/properties/${apiVersion}/contacts`
const propertyNames = z.object({ results: z.array(z.object({ name: z.string() })) })

const isCode = (error: unknown, code: string) =>
  error instanceof ProviderError && error.code === code

async function listPresent(api: Api): Promise<Set<string>> {
  const body = { archived: false, inputs: Object.values(names).map(name => ({ name })) }
  const { results } = await api({ method: 'POST', path: `${path}/batch/read`, body }, propertyNames)
  return new Set(results.map(({ name }) => name))
}

const makeProperty = async (api: Api, kind: keyof typeof names): Promise<void> => {
  const body = {
    name: names[kind],
    label: `Last booking: ${kind} (Parley)`,
    description: `The ${kind} on the link of the last meeting booked through Parley.`,
    type: 'string',
    fieldType: 'text',
    groupName: 'contactinformation',
  }
  await api({ method: 'POST', path, body }, z.unknown()).catch((error: unknown) => {
    if (!isCode(error, 'conflict')) throw error
  })
}

/** HubSpot's own source properties are read-only, so we create three. False if scopes forbid it. */
export async function ensureTrackingProperties(api: Api): Promise<boolean> {
  try {
    const present = await listPresent(api)
    for (const kind of ['campaign', 'medium', 'source'] as const)
      if (!present.has(names[kind])) await makeProperty(api, kind)
    return true
  } catch (error) {
    if (isCode(error, 'rejected')) return false
    throw error
  }
}

export const trackingProperties = (tracking: CrmTracking): PropertyValues =>
  Object.fromEntries(
    (['campaign', 'medium', 'source'] as const).flatMap(kind => {
      const value = tracking[kind]
      return value ? [[names[kind], value]] : []
    }),
  )
