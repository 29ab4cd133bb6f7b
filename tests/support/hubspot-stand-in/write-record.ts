import { conflict, invalidProperty, Refusal } from './refusal.ts'
import type { HubspotState, Kind, StandInRecord } from './state.ts'

type Values = Record<string, string>

const checkValue = (state: HubspotState, kind: Kind, [name, value]: [string, string]) => {
  const definition = state.properties[kind].find(property => property.name === name)
  if (!definition) throw invalidProperty('PROPERTY_DOESNT_EXIST', name)
  if (definition.isReadOnly) throw invalidProperty('READ_ONLY_VALUE', name)
  const isOffered = definition.options.some(option => option.value === value)
  if (value !== '' && definition.options.length > 0 && !isOffered)
    throw invalidProperty('INVALID_OPTION', name)
  if (name === 'hubspot_owner_id' && value !== '' && !state.owners.some(({ id }) => id === value))
    throw invalidProperty('INVALID_OWNER_ID', name)
}

const addressesOf = ({ email, hs_additional_emails: more }: Values): string[] =>
  [email ?? '', ...(more ?? '').split(';')].filter(address => address !== '')

const checkUnique = (state: HubspotState, kind: Kind, values: Values, self?: StandInRecord) => {
  const others = state.list(kind).filter(record => record !== self)
  const { email } = values
  if (kind === 'contacts' && email)
    if (others.some(({ properties }) => addressesOf(properties).includes(email))) throw conflict()
  for (const { name, hasUniqueValue } of state.properties[kind]) {
    const value = values[name]
    if (hasUniqueValue && value && others.some(({ properties }) => properties[name] === value))
      throw conflict()
  }
}

const checkRequired = (state: HubspotState, kind: Kind, values: Values) => {
  const missing = state.required
    .filter(rule => rule.kind === kind && !values[rule.property])
    .map(({ property }) => property)
  if (missing.length > 0)
    throw new Refusal(400, {
      category: 'VALIDATION_ERROR',
      errors: [
        {
          message: 'required',
          code: 'MISSING_REQUIRED_PROPERTY',
          context: { properties: missing },
        },
      ],
    })
}

const check = (state: HubspotState, kind: Kind, values: Values) => {
  for (const entry of Object.entries(values)) checkValue(state, kind, entry)
  if (kind === 'meetings' && values.hs_timestamp === '')
    throw invalidProperty('MISSING_REQUIRED_PROPERTY', 'hs_timestamp')
}

export function makeRecord(state: HubspotState, kind: Kind, values: Values): StandInRecord {
  check(state, kind, values)
  checkRequired(state, kind, values)
  checkUnique(state, kind, values)
  if (kind === 'meetings' && !values.hs_timestamp)
    throw invalidProperty('MISSING_REQUIRED_PROPERTY', 'hs_timestamp')
  return state.add(kind, values)
}

export function changeRecord(state: HubspotState, record: StandInRecord, values: Values): void {
  check(state, record.kind, values)
  checkUnique(state, record.kind, values, record)
  state.change(record, values)
}
