import { invalidProperty, missingScope, notFound, Refusal } from './refusal.ts'
import type { HubspotState, Kind, StandInRecord } from './state.ts'
import { changeRecord, makeRecord } from './write-record.ts'

type Values = Record<string, string>

const dates = (state: HubspotState, record: StandInRecord) => ({
  createdAt: new Date(record.createdAt).toISOString(),
  updatedAt: new Date(state.now).toISOString(),
  archived: record.isArchived,
})

export const show = (state: HubspotState, record: StandInRecord, names: readonly string[]) => ({
  id: record.id,
  properties: Object.fromEntries(names.map(name => [name, record.properties[name] ?? null])),
  ...dates(state, record),
})

/** If some ids are unknown, HubSpot answers 207 with the others. */
const batch = (state: HubspotState, results: unknown[], missing: readonly string[]) => ({
  status: 'COMPLETE',
  startedAt: new Date(state.now).toISOString(),
  completedAt: new Date(state.now).toISOString(),
  results,
  ...(missing.length > 0
    ? {
        numErrors: 1,
        errors: [
          {
            status: 'error',
            category: 'OBJECT_NOT_FOUND',
            message: 'Could not get some of them',
            context: { ids: missing },
          },
        ],
      }
    : {}),
})

const findBy = (state: HubspotState, kind: Kind, id: string, idProperty: string | null) => {
  if (!idProperty) return state.find(kind, id)
  const definition = state.properties[kind].find(({ name }) => name === idProperty)
  if (!definition || (idProperty !== 'email' && !definition.hasUniqueValue))
    throw invalidProperty('ID_PROPERTY_NOT_UNIQUE', idProperty)
  return state.list(kind).find(({ properties }) => properties[idProperty] === id)
}

export function readOne(state: HubspotState, kind: Kind, id: string, query: URLSearchParams) {
  const record = findBy(state, kind, id, query.get('idProperty'))
  if (!record) throw notFound()
  const kinds = query.get('associations')?.split(',') as Kind[] | undefined
  return {
    ...show(state, record, (query.get('properties') ?? '').split(',')),
    ...(kinds ? { associations: showLinks(state, record, kinds) } : {}),
  }
}

/** A record that is linked by several types is listed once for each. */
function showLinks(state: HubspotState, record: StandInRecord, kinds: readonly Kind[]) {
  const entries = kinds.flatMap(kind => {
    const all = state
      .linked(record.id, kind)
      .flatMap(({ record: other, typeIds }) =>
        typeIds.map(typeId => ({ id: other.id, type: `type_${typeId}` })),
      )
    const results = all.slice(0, state.linksPageSize)
    const next = all.length > results.length ? { paging: { next: { after: results.length } } } : {}
    return all.length > 0 ? [[kind, { results, ...next }]] : []
  })
  return entries.length > 0 ? Object.fromEntries(entries) : undefined
}

export function readMany(
  state: HubspotState,
  kind: Kind,
  body: { inputs: { id: string }[]; properties: string[]; idProperty?: string },
) {
  if (body.inputs.length > 100) throw new Refusal(400, { category: 'VALIDATION_ERROR' })
  const asked = body.inputs.map(({ id }) => ({
    id,
    record: findBy(state, kind, id, body.idProperty ?? null),
  }))
  const found = asked.flatMap(({ record }) => record ?? [])
  const missing = asked.flatMap(({ id, record }) => (record ? [] : [id]))
  return batch(
    state,
    found.map(record => show(state, record, body.properties)),
    missing,
  )
}

/** Linking records may need a scope for each side. */
export function mayLink(state: HubspotState, id: string): void {
  const kind = state.records.get(id)?.kind
  if (kind && state.closedKinds.has(kind)) throw missingScope(`crm.objects.${kind}.write`)
}

export function createOne(
  state: HubspotState,
  kind: Kind,
  body: {
    properties: Values
    associations?: { to: { id: string }; types: { associationTypeId: number }[] }[]
  },
) {
  for (const { to } of body.associations ?? []) mayLink(state, to.id)
  const record = makeRecord(state, kind, body.properties)
  for (const { to, types } of body.associations ?? [])
    for (const { associationTypeId } of types) state.link(record.id, to.id, associationTypeId)
  return show(state, record, Object.keys(record.properties))
}

export function updateOne(
  state: HubspotState,
  kind: Kind,
  id: string,
  body: { properties: Values },
) {
  const record = state.find(kind, id)
  if (!record) throw notFound()
  changeRecord(state, record, body.properties)
  return show(state, record, Object.keys(record.properties))
}

/** Whether an answer reports failures beside its results. */
export const isPartial = (body: unknown): boolean =>
  typeof body === 'object' && body !== null && 'numErrors' in body
