import { invalid, notFound } from './refusal.ts'
import type { Kind, PipedriveState, StandInRecord } from './state.ts'

export type Values = StandInRecord['values']

export const show = ({ id, is_deleted, values }: StandInRecord) => ({ id, is_deleted, ...values })

export const found = (state: PipedriveState, kind: Kind, id: number): StandInRecord => {
  const record = state.find(kind, id)
  if (!record) throw notFound()
  return record
}

const checkReference = (state: PipedriveState, kind: Kind, id: number | null | undefined) => {
  if (id && !state.find(kind, id)) throw invalid(`no such record among ${kind}`)
}

const checkTimes = ({ due_date, due_time, duration }: Values) => {
  if (due_date !== undefined && !/^\d{4}-\d{2}-\d{2}$/.test(due_date)) throw invalid('due_date')
  if (due_time !== undefined && !/^([01]\d|2[0-3]):[0-5]\d$/.test(due_time))
    throw invalid('due_time')
  if (duration !== undefined && !/^\d{2,3}:[0-5]\d$/.test(duration)) throw invalid('duration')
}

export function check(state: PipedriveState, values: Values): void {
  if (values.owner_id && !state.users.some(({ id }) => id === values.owner_id))
    throw invalid('owner_id')
  checkReference(state, 'organizations', values.org_id)
  checkReference(state, 'deals', values.deal_id)
  for (const { person_id } of values.participants ?? []) checkReference(state, 'persons', person_id)
  const codes = state.personFields.map(({ field_code }) => field_code)
  for (const code of Object.keys(values.custom_fields ?? {}))
    if (!codes.includes(code)) throw invalid('custom_fields')
  checkTimes(values)
  if (values.type && !state.activityTypes.some(({ key_string }) => key_string === values.type))
    throw invalid('type')
}

/** Whoever makes a record and names no owner is its owner. */
export function make(state: PipedriveState, kind: Kind, values: Values) {
  check(state, values)
  return show(state.add(kind, { owner_id: state.users[0]?.id ?? null, ...values }))
}

export function change(state: PipedriveState, kind: Kind, id: number, values: Values) {
  const record = found(state, kind, id)
  check(state, values)
  const custom_fields = { ...record.values.custom_fields, ...values.custom_fields }
  Object.assign(record.values, values, { custom_fields })
  return show(record)
}

export function remove(state: PipedriveState, kind: Kind, id: number) {
  state.remove(found(state, kind, id).id)
  return { id }
}

const numberIn = (query: URLSearchParams, name: string) =>
  query.has(name) ? Number(query.get(name)) : undefined

const isOf = (kind: Kind, { values }: StandInRecord, personId: number) =>
  kind === 'activities'
    ? (values.participants ?? []).some(({ person_id }) => person_id === personId)
    : values.person_id === personId

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

export function list(state: PipedriveState, kind: Kind, query: URLSearchParams) {
  const fitting = state.list(kind).filter(record => fits(kind, record, query))
  const isTurned = query.get('sort_direction') === 'desc'
  const sorted = fitting.toSorted((a, b) => (isTurned ? b.id - a.id : a.id - b.id))
  return pageOf(state, sorted.map(show), query)
}

/** Sees records only once they are as old as the lag. */
export function search(state: PipedriveState, kind: Kind, query: URLSearchParams) {
  const term = (query.get('term') ?? '').toLowerCase()
  const isExact = query.get('exact_match') === 'true'
  if (term.length < (isExact ? 1 : 2)) throw invalid('term is too short')
  const textsOf = ({ values }: StandInRecord) => {
    const addresses = (values.emails ?? []).map(({ value }) => value)
    return query.get('fields') === 'email' ? addresses : [values.name ?? '', ...addresses]
  }
  const items = state
    .list(kind)
    .filter(({ madeAt }) => madeAt + state.searchLag <= state.now)
    .filter(record =>
      textsOf(record)
        .map(text => text.toLowerCase())
        .some(text => (isExact ? text === term : text.includes(term))),
    )
    .map(({ id, values: { name } }) => ({ result_score: 1, item: { id, name } }))
  const { data, additional_data } = pageOf(state, items, query)
  return { data: { items: data }, additional_data }
}
