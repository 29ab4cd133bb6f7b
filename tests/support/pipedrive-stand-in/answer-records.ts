import type { Kind, StandInRecord } from './model.ts'
import { invalid, notFound } from './refusal.ts'
import type { PipedriveState } from './state.ts'

export type Values = StandInRecord['values']

/** RFC 3339 in whole seconds. */
const timeOf = (at: number) => `${new Date(at).toISOString().slice(0, 19)}Z`

/** Answers call the flag `primary_flag` that requests call `primary`. */
const shownParticipants = ({ participants }: Values) =>
  participants && {
    participants: participants.map(({ person_id, primary }) => ({
      person_id,
      primary_flag: primary,
    })),
  }

export const show = ({ id, is_deleted, madeAt, updatedAt, values }: StandInRecord) => ({
  id,
  is_deleted,
  add_time: timeOf(madeAt),
  update_time: timeOf(updatedAt),
  ...values,
  ...shownParticipants(values),
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
  if (duration !== undefined && !/^([01]\d|2[0-3]):[0-5]\d$/.test(duration))
    throw invalid('duration')
}

const checkLinks = (state: PipedriveState, { org_id, deal_id, lead_id }: Values) => {
  const takesNull = state.unlinksByNull || ![org_id, deal_id, lead_id].includes(null)
  if (!takesNull) throw invalid('a link must be a number')
}

export function check(state: PipedriveState, values: Values): void {
  checkLinks(state, values)
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

/** An activity belongs to a deal or a lead; the deal has precedence. */
const oneLink = ({ deal_id, lead_id }: Values): Values =>
  deal_id && lead_id ? { lead_id: null } : {}

/** A record without an owner gets its creator as owner. */
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
