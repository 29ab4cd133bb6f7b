import { invalid, notFound } from './refusal.ts'
import type { Kind, PipedriveState, StandInRecord } from './state.ts'

export type Values = StandInRecord['values']

/** RFC 3339 in whole seconds. */
const timeOf = (at: number) => `${new Date(at).toISOString().slice(0, 19)}Z`

export const show = ({ id, is_deleted, madeAt, updatedAt, values }: StandInRecord) => ({
  id,
  is_deleted,
  add_time: timeOf(madeAt),
  update_time: timeOf(updatedAt),
  ...values,
})

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
  if (due_time && !/^([01]\d|2[0-3]):[0-5]\d$/.test(due_time)) throw invalid('due_time')
  if (duration !== undefined && !/^\d{2,3}:[0-5]\d$/.test(duration)) throw invalid('duration')
}

export function check(state: PipedriveState, values: Values): void {
  if (values.owner_id && !state.users.some(({ id }) => id === values.owner_id))
    throw invalid('owner_id')
  checkReference(state, 'organizations', values.org_id)
  checkReference(state, 'deals', values.deal_id)
  if (values.lead_id && !state.leads.some(({ id }) => id === values.lead_id))
    throw invalid('lead_id')
  for (const { person_id } of values.participants ?? []) checkReference(state, 'persons', person_id)
  const codes = state.personFields.map(({ field_code }) => field_code)
  for (const code of Object.keys(values.custom_fields ?? {}))
    if (!codes.includes(code)) throw invalid('custom_fields')
  checkTimes(values)
  if (values.type && !state.activityTypes.some(({ key_string }) => key_string === values.type))
    throw invalid('type')
}

/** An activity stands with a deal or with a lead; the deal has precedence. */
const oneLink = ({ deal_id, lead_id }: Values): Values =>
  deal_id && lead_id ? { lead_id: null } : {}

/** Whoever makes a record and names no owner is its owner. */
export function make(state: PipedriveState, kind: Kind, values: Values) {
  check(state, values)
  return show(
    state.add(kind, { owner_id: state.users[0]?.id ?? null, ...values, ...oneLink(values) }),
  )
}

export function change(state: PipedriveState, kind: Kind, id: number, values: Values) {
  const record = found(state, kind, id)
  check(state, values)
  const custom_fields = { ...record.values.custom_fields, ...values.custom_fields }
  state.touch(record, { ...values, custom_fields, ...oneLink({ ...record.values, ...values }) })
  return show(record)
}

export function remove(state: PipedriveState, kind: Kind, id: number) {
  state.remove(found(state, kind, id).id)
  return { id }
}

const numberIn = (query: URLSearchParams, name: string) =>
  query.has(name) ? Number(query.get(name)) : undefined

/** Of the participants of an activity only the primary one counts. */
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

/** What the index shows of a record. */
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

/** Sees records only once they are as old as the lag. */
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
