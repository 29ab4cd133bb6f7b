import { invalidProperty, notFound } from './refusal.ts'
import type { HubspotState, Kind, StandInRecord } from './state.ts'
import { changeRecord, makeRecord } from './write-record.ts'

type Values = Record<string, string>

const dates = (state: HubspotState, record: StandInRecord) => ({
  createdAt: new Date(record.createdAt).toISOString(),
  updatedAt: new Date(state.now).toISOString(),
  archived: record.isArchived,
})

const show = (state: HubspotState, record: StandInRecord, names: readonly string[]) => ({
  id: record.id,
  properties: Object.fromEntries(names.map(name => [name, record.properties[name] ?? null])),
  ...dates(state, record),
})

const batch = (state: HubspotState, results: unknown[]) => ({
  status: 'COMPLETE',
  startedAt: new Date(state.now).toISOString(),
  completedAt: new Date(state.now).toISOString(),
  results,
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
  return show(state, record, (query.get('properties') ?? '').split(','))
}

export function readMany(
  state: HubspotState,
  kind: Kind,
  body: { inputs: { id: string }[]; properties: string[] },
) {
  const found = body.inputs.flatMap(({ id }) => state.find(kind, id) ?? [])
  return batch(
    state,
    found.map(record => show(state, record, body.properties)),
  )
}

export function createOne(
  state: HubspotState,
  kind: Kind,
  body: {
    properties: Values
    associations?: { to: { id: string }; types: { associationTypeId: number }[] }[]
  },
) {
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

export function upsertMany(
  state: HubspotState,
  kind: Kind,
  body: { inputs: { id: string; idProperty?: string; properties: Values }[] },
) {
  const results = body.inputs.map(({ id, idProperty, properties }) => {
    const present = findBy(state, kind, id, idProperty ?? null)
    if (present) changeRecord(state, present, properties)
    const key = idProperty ? { [idProperty]: id } : {}
    const record = present ?? makeRecord(state, kind, { ...properties, ...key })
    return { ...show(state, record, Object.keys(record.properties)), new: !present }
  })
  return batch(state, results)
}

interface Search {
  query?: string
  limit?: number
  /** Where the page before ended. */
  after?: string
  properties?: string[]
  filterGroups?: { filters: { propertyName: string; operator: string; value?: string }[] }[]
}

const fits = (record: StandInRecord, { query, filterGroups }: Search): boolean => {
  const has = ({
    propertyName,
    operator,
    value = '',
  }: {
    propertyName: string
    operator: string
    value?: string
  }) => {
    const held = (record.properties[propertyName] ?? '').toLowerCase()
    if (operator === 'CONTAINS_TOKEN') return held.split(';').includes(value.toLowerCase())
    return operator === 'NEQ' ? held !== value.toLowerCase() : held === value.toLowerCase()
  }
  if (filterGroups) return filterGroups.some(({ filters }) => filters.every(has))
  const words = (query ?? '').toLowerCase().split(/\s+/)
  const text = Object.values(record.properties).join(' ').toLowerCase()
  return words.every(word => text.includes(word))
}

/** Sees records only once they are as old as the lag. */
export function search(state: HubspotState, kind: Kind, body: Search) {
  const found = state
    .list(kind)
    .filter(record => record.createdAt + state.searchLagMs <= state.now && fits(record, body))
  const start = Number(body.after ?? 0)
  const end = start + Math.min(body.limit ?? 10, state.searchPageSize)
  const shown = found.slice(start, end)
  return {
    total: found.length,
    ...(end < found.length ? { paging: { next: { after: String(end) } } } : {}),
    results: shown.map(record => show(state, record, body.properties ?? [])),
  }
}
