import { z } from 'zod'
import type { CrmTracking } from '../../contract/crm-contact.ts'
import { isRejected } from '../account/answers-to-errors.ts'
import { type Api, type Clients, listPages } from '../account/api.ts'

const kinds = ['campaign', 'medium', 'source'] as const
type Kind = (typeof kinds)[number]

/** Keys that Pipedrive gave our custom fields in this account. */
export type TrackingFields = ReadonlyMap<Kind, string>

const nameOf = (kind: Kind) => `Last booking: ${kind} (Parley)`
const maxTextLength = 255
const pageSize = 500

const field = z.object({ field_code: z.string(), field_name: z.string() })

type Field = z.infer<typeof field>

async function listFields(api: Api): Promise<Field[]> {
  const ask = ({ personFields }: Clients, place: { cursor?: string }) =>
    personFields.getPersonFields({ limit: pageSize, ...place })
  const fields: Field[] = []
  for await (const one of listPages(api, ask, field)) fields.push(one)
  return fields
}

/** Undefined if the connection may not create fields. */
const makeField = async (api: Api, kind: Kind): Promise<string | undefined> => {
  const body = { field_name: nameOf(kind), field_type: 'varchar' } as const
  try {
    const ask = ({ personFields }: Clients) =>
      personFields.addPersonField({ AddPersonFieldRequest: body })
    return (await api(ask, field)).field_code
  } catch (error) {
    if (isRejected(error)) return undefined
    throw error
  }
}

/** Pipedrive has no source fields of its own, so we create three. Existing fields of the same name are used. */
export async function ensureTrackingFields(api: Api): Promise<TrackingFields> {
  const present = await listFields(api)
  const codes = new Map<Kind, string>()
  for (const kind of kinds) {
    const found = present.find(({ field_name }) => field_name === nameOf(kind))?.field_code
    const code = found ?? (await makeField(api, kind))
    if (code) codes.set(kind, code)
  }
  return codes
}

export const trackingValues = (tracking: CrmTracking, codes: TrackingFields) =>
  Object.fromEntries(
    kinds.flatMap(kind => {
      const [code, value] = [codes.get(kind), tracking[kind]]
      return code && value ? [[code, value.slice(0, maxTextLength)]] : []
    }),
  )
