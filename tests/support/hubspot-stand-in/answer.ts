import { createOne, mayLink, readMany, readOne, updateOne } from './answer-objects.ts'
import { conflict, missingScope, notFound } from './refusal.ts'
import { search } from './search.ts'
import type { HubspotState, Kind, PropertyDefinition } from './state.ts'

interface Call {
  template: string
  args: string[]
  query: URLSearchParams
  body: never
}

type Answerer = (state: HubspotState, call: Call) => unknown

const needs = (state: HubspotState, scope: string) => {
  if (state.missingScopes.has(scope)) throw missingScope(scope)
}

const idNames = {
  contacts: 'contactId',
  companies: 'companyId',
  deals: 'dealId',
  tickets: 'ticketId',
  meetings: 'meetingId',
  tasks: 'taskId',
}

const objectAnswers = (kind: Kind): Record<string, Answerer> => {
  const path = `/crm/objects/2026-09/${kind}`
  const one = `${path}/{${idNames[kind]}}`
  const reading =
    (answer: Answerer): Answerer =>
    (state, call) => {
      needs(state, `crm.objects.${kind}.read`)
      return answer(state, call)
    }
  const writing =
    (answer: Answerer): Answerer =>
    (state, call) => {
      needs(state, `crm.objects.${kind}.write`)
      return answer(state, call)
    }
  return {
    [`GET ${one}`]: reading((state, { args, query }) => readOne(state, kind, args[0] ?? '', query)),
    [`PATCH ${one}`]: writing((state, { args, body }) =>
      updateOne(state, kind, args[0] ?? '', body),
    ),
    [`POST ${path}`]: writing((state, { body }) => createOne(state, kind, body)),
    [`POST ${path}/batch/read`]: reading((state, { body }) => readMany(state, kind, body)),
    [`POST ${path}/search`]: reading((state, { body }) => search(state, kind, body)),
  }
}

const readLinks: Answerer = (state, call) => {
  const { inputs } = call.body as { inputs: { id: string }[] }
  return {
    status: 'COMPLETE',
    results: inputs.map(({ id }) => ({
      from: { id },
      to: state.linked(id, call.args[1] as Kind).map(({ record, typeIds }) => ({
        toObjectId: Number(record.id),
        associationTypes: typeIds.map(typeId => ({ typeId, category: 'HUBSPOT_DEFINED' })),
      })),
    })),
  }
}

const putLink: Answerer = (state, { args, body }) => {
  const [fromKind, fromId, toKind, toId] = args as [Kind, string, Kind, string]
  if (!state.find(fromKind, fromId) || !state.find(toKind, toId)) throw notFound()
  mayLink(state, toId)
  for (const { associationTypeId } of body as { associationTypeId: number }[])
    state.link(fromId, toId, associationTypeId)
  return { fromObjectId: fromId, toObjectId: toId, labels: [] }
}

const deleteLink: Answerer = (state, { args }) => {
  const [fromKind, fromId = '', , toId = ''] = args as [Kind, string, Kind, string]
  if (!state.find(fromKind, fromId)) throw notFound()
  mayLink(state, toId)
  state.unlink(fromId, toId)
}

const createProperty: Answerer = (state, { args, body }) => {
  const kind = args[0] as Kind
  needs(state, `crm.schemas.${kind}.write`)
  const wanted = body as Partial<PropertyDefinition> & { name: string }
  if (state.properties[kind].some(({ name }) => name === wanted.name)) throw conflict()
  const made = { ...(wanted as PropertyDefinition), isReadOnly: false, options: [] }
  state.properties[kind].push(made)
  return made
}

const readProperty: Answerer = (state, { args: [kind, wanted] }) => {
  const found = state.properties[kind as Kind].find(({ name }) => name === wanted)
  if (!found) throw notFound()
  return found
}

const readProperties: Answerer = (state, { args, body }) => {
  const names = (body as { inputs: { name: string }[] }).inputs.map(({ name }) => name)
  return {
    status: 'COMPLETE',
    results: state.properties[args[0] as Kind].filter(({ name }) => names.includes(name)),
  }
}

const listOwners: Answerer = (state, { query }) => {
  needs(state, 'crm.objects.owners.read')
  const email = query.get('email')
  return { results: state.owners.filter(owner => email === null || owner.email === email) }
}

const readOwner: Answerer = (state, { args, query }) => {
  const owner = state.owners.find(({ id, userId }) =>
    query.get('idProperty') === 'userId' ? String(userId) === args[0] : id === args[0],
  )
  if (!owner) throw notFound()
  return owner
}

const answers: Record<string, Answerer> = {
  ...objectAnswers('contacts'),
  ...objectAnswers('companies'),
  ...objectAnswers('deals'),
  ...objectAnswers('tickets'),
  ...objectAnswers('meetings'),
  ...objectAnswers('tasks'),
  'POST /crm/associations/2026-09/{fromObjectType}/{toObjectType}/batch/read': readLinks,
  'PUT /crm/objects/2026-09/{objectType}/{objectId}/associations/{toObjectType}/{toObjectId}':
    putLink,
  'DELETE /crm/objects/2026-09/{objectType}/{objectId}/associations/{toObjectType}/{toObjectId}':
    deleteLink,
  'GET /crm/owners/2026-09': listOwners,
  'GET /crm/owners/2026-09/{ownerId}': readOwner,
  'GET /crm/properties/2026-09/{objectType}': (state, { args }) => ({
    results: state.properties[args[0] as Kind],
  }),
  'GET /crm/properties/2026-09/{objectType}/{propertyName}': readProperty,
  'POST /crm/properties/2026-09/{objectType}': createProperty,
  'POST /crm/properties/2026-09/{objectType}/batch/read': readProperties,
  'GET /account-info/2026-09/details': state => {
    needs(state, 'account-info')
    return { portalId: 4711, uiDomain: 'app-eu1.hubspot.com' }
  },
  'POST /oauth/2026-09/token': (state, { body }) => state.grants.answer(body as never),
  'POST /oauth/2026-09/token/introspect': () => ({
    active: true,
    hub_id: 4711,
    hub_domain: 'acme.example',
  }),
}

export function answer(state: HubspotState, call: Call): unknown {
  const answerer = answers[call.template]
  if (!answerer) throw new Error(`The stand-in has no answer for ${call.template}`)
  return answerer(state, call)
}
