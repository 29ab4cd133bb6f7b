import { show } from './answer-records.ts'
import type { Kind, StandInRecord } from './model.ts'
import { invalid } from './refusal.ts'
import type { PipedriveState } from './state.ts'

const numberIn = (query: URLSearchParams, name: string) =>
  query.has(name) ? Number(query.get(name)) : undefined

/** Only the primary participant of an activity counts. */
const isOf = (kind: Kind, { values }: StandInRecord, personId: number) =>
  kind === 'activities'
    ? (values.participants ?? []).some(
        ({ person_id, primary }) => primary && person_id === personId,
      )
    : values.person_id === personId

const isFresh = ({ updatedAt }: StandInRecord, query: URLSearchParams) => {
  const since = query.get('updated_since')
  return !since || Math.floor(updatedAt / 1000) * 1000 >= Date.parse(since)
}

const fits = (kind: Kind, record: StandInRecord, query: URLSearchParams): boolean => {
  const { values } = record
  const [owner, org, person] = ['owner_id', 'org_id', 'person_id'].map(name =>
    numberIn(query, name),
  )
  const ids = query.get('ids')?.split(',')
  return (
    (owner === undefined || values.owner_id === owner) &&
    (org === undefined || values.org_id === org) &&
    (person === undefined || isOf(kind, record, person)) &&
    isFresh(record, query) &&
    (!ids || ids.includes(String(record.id))) &&
    (!query.has('status') || values.status === query.get('status')) &&
    (!query.has('done') || String(values.done ?? false) === query.get('done'))
  )
}

export const pageOf = <T>(state: PipedriveState, all: T[], query: URLSearchParams) => {
  const start = Number(query.get('cursor') ?? 0)
  const size = Math.min(numberIn(query, 'limit') ?? 100, state.pageSize)
  const isLast = start + size >= all.length
  return {
    data: all.slice(start, start + size),
    additional_data: { next_cursor: isLast ? null : String(start + size) },
  }
}

const sortKeys: Record<string, (record: StandInRecord) => number | string> = {
  id: ({ id }) => id,
  add_time: ({ madeAt }) => madeAt,
  update_time: ({ updatedAt }) => updatedAt,
  due_date: ({ values }) => `${values.due_date} ${values.due_time}`,
}

export function list(state: PipedriveState, kind: Kind, query: URLSearchParams) {
  const keyOf = sortKeys[query.get('sort_by') ?? 'id'] ?? (({ id }) => id)
  const turn = query.get('sort_direction') === 'desc' ? -1 : 1
  const sorted = state
    .list(kind)
    .filter(record => fits(kind, record, query))
    .toSorted((a, b) => turn * (keyOf(a) === keyOf(b) ? a.id - b.id : keyOf(a) < keyOf(b) ? -1 : 1))
  return pageOf(state, sorted.map(show), query)
}

/** A record's fields in the index. */
const hitOf = (state: PipedriveState, { id, values }: StandInRecord) => {
  const named = (kind: Kind, of: number | null | undefined) =>
    of ? { id: of, name: state.find(kind, of)?.values.name } : null
  const { name, title, person_id, org_id, address } = values
  return title === undefined
    ? { id, name, address: address?.value ?? null }
    : {
        id,
        title,
        person: named('persons', person_id),
        organization: named('organizations', org_id),
      }
}

/** Only finds records that are older than the lag. */
export function search(state: PipedriveState, kind: Kind, query: URLSearchParams) {
  const term = (query.get('term') ?? '').toLowerCase()
  const isExact = query.get('exact_match') === 'true'
  if (term.length < (isExact ? 1 : 2)) throw invalid('term is too short')
  const textsOf = ({ values }: StandInRecord) => {
    const addresses = (values.emails ?? []).map(({ value }) => value)
    return query.get('fields') === 'email'
      ? addresses
      : [values.name ?? values.title ?? '', ...addresses]
  }
  const items = state
    .list(kind)
    .filter(({ madeAt }) => madeAt + state.searchLag <= state.now)
    .filter(({ values }) => !query.has('status') || values.status === query.get('status'))
    .filter(record =>
      textsOf(record)
        .map(text => text.toLowerCase())
        .some(text => (isExact ? text === term : text.includes(term))),
    )
    .map(record => ({ result_score: 1, item: hitOf(state, record) }))
  const { data, additional_data } = pageOf(state, items, query)
  return { data: { items: data }, additional_data }
}
