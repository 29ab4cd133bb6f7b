import { show } from './answer-objects.ts'
import { Refusal } from './refusal.ts'
import type { HubspotState, Kind } from './state.ts'

interface Filter {
  propertyName: string
  operator: string
  value?: string
}

export interface Search {
  query?: string
  limit?: number
  /** The end of the previous page. */
  after?: string
  properties?: string[]
  sorts?: string[]
  filterGroups?: { filters: Filter[] }[]
}

const maxGroups = 5
/** Maximum of HubSpot's search. */
const maxFound = 10_000

/** Instants are compared by time, in either format. */
const orderOf = (text: string): number => (/^\d+$/.test(text) ? Number(text) : Date.parse(text))

const operators: Record<string, (held: string, value: string) => boolean> = {
  EQ: (held, value) => held.toLowerCase() === value.toLowerCase(),
  NEQ: (held, value) => held.toLowerCase() !== value.toLowerCase(),
  GTE: (held, value) => orderOf(held) >= orderOf(value),
  CONTAINS_TOKEN: (held, value) => held.toLowerCase().split(';').includes(value.toLowerCase()),
  NOT_HAS_PROPERTY: held => held === '',
}

function fits(properties: Record<string, string>, { query, filterGroups }: Search): boolean {
  const has = ({ propertyName, operator, value = '' }: Filter) => {
    const compare = operators[operator]
    if (!compare) throw new Error(`The stand-in does not know ${operator}`)
    return compare(properties[propertyName] ?? '', value)
  }
  const words = (query ?? '').toLowerCase().split(/\s+/)
  const text = Object.values(properties).join(' ').toLowerCase()
  const isFiltered = filterGroups?.some(({ filters }) => filters.every(has)) ?? true
  return isFiltered && words.every(word => text.includes(word))
}

/** Returns records as they were before the lag. */
export function search(state: HubspotState, kind: Kind, body: Search) {
  const start = Number(body.after ?? 0)
  if ((body.filterGroups?.length ?? 0) > maxGroups || start >= maxFound)
    throw new Refusal(400, { category: 'VALIDATION_ERROR' })
  const found = state.list(kind).flatMap(record => {
    const properties = state.indexed(record)
    return properties && fits(properties, body) ? [{ ...record, properties }] : []
  })
  const [sort] = body.sorts ?? []
  if (sort)
    found.sort((a, b) => orderOf(a.properties[sort] ?? '') - orderOf(b.properties[sort] ?? ''))
  const end = start + Math.min(body.limit ?? 10, state.searchPageSize)
  return {
    total: found.length,
    ...(end < found.length ? { paging: { next: { after: String(end) } } } : {}),
    results: found.slice(start, end).map(record => show(state, record, body.properties ?? [])),
  }
}
