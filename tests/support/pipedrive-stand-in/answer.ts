import { listLeads, readLead, searchLeads } from './answer-leads.ts'
import { change, found, make, remove, show, type Values } from './answer-records.ts'
import type { Matched } from './contract.ts'
import { list, pageOf, search } from './list-records.ts'
import type { Kind, StandInWebhook } from './model.ts'
import { notFound, Refusal } from './refusal.ts'
import type { PipedriveState } from './state.ts'

interface Call extends Matched {
  query: URLSearchParams
  body: unknown
}
type Answerer = (state: PipedriveState, call: Call) => object

const reading =
  (kind: Kind): Answerer =>
  (state, { id }) => ({ data: show(found(state, kind, id)) })
const listing =
  (kind: Kind): Answerer =>
  (state, { query }) =>
    list(state, kind, query)
const searching =
  (kind: Kind): Answerer =>
  (state, { query }) =>
    search(state, kind, query)
const making =
  (kind: Kind): Answerer =>
  (state, { body }) => ({
    data: make(state, kind, body as Values),
  })
const changing =
  (kind: Kind): Answerer =>
  (state, { id, body }) => ({
    data: change(state, kind, id, body as Values),
  })
const removing =
  (kind: Kind): Answerer =>
  (state, { id }) => ({ data: remove(state, kind, id) })

const company = { company_id: 4711, company_name: 'Acme', company_domain: 'acme' }

const redeem: Answerer = ({ grants }, { body }) => {
  const fields = body as Record<string, string | undefined>
  if (fields.client_secret !== 'client secret')
    throw new Refusal(401, { error: undefined, message: 'Invalid client: client is invalid' })
  const isGood =
    fields.grant_type === 'authorization_code'
      ? grants.codes.delete(fields.code ?? '')
      : grants.refreshToken !== undefined && fields.refresh_token === grants.refreshToken
  if (!isGood)
    throw new Refusal(400, { error: undefined, message: 'Invalid grant: refresh_token is invalid' })
  grants.issued += 1
  grants.accessToken = `v1u:access-${grants.issued}`
  grants.refreshToken = `refresh-${grants.issued}`
  return {
    access_token: grants.accessToken,
    refresh_token: grants.refreshToken,
    token_type: 'Bearer',
    expires_in: 3599,
    scope: 'base,contacts:full',
    api_domain: 'https://acme.pipedrive.com',
  }
}

const maxWebhooks = 40

/** Pipedrive allows duplicates. */
const addWebhook: Answerer = (state, { body }) => {
  if (state.webhooks.length >= maxWebhooks) throw new Refusal(403, { error: 'Limit reached' })
  return { data: state.addWebhook(body as Omit<StandInWebhook, 'id' | 'is_active'>) }
}

const deleteWebhook: Answerer = ({ webhooks }, { id }) => {
  const index = webhooks.findIndex(one => one.id === id)
  if (index < 0) throw notFound()
  webhooks.splice(index, 1)
  return {}
}

const answers: Record<string, Answerer> = {
  token: redeem,
  getCurrentUser: ({ users }) => ({ data: { ...users[0], ...company } }),
  getUsers: ({ users }) => ({ data: users }),
  getActivityTypes: ({ activityTypes }) => ({ data: activityTypes }),
  getPersonFields: (state, { query }) => pageOf(state, state.personFields, query),
  addPersonField: (state, { body }) => ({
    data: state.addField((body as { field_name: string }).field_name),
  }),
  getDeals: listing('deals'),
  getDeal: reading('deals'),
  searchDeals: searching('deals'),
  getLeads: (state, { query }) => listLeads(state, query),
  getLead: (state, { text }) => readLead(state, text),
  searchLeads: (state, { query }) => searchLeads(state, query),
  getWebhooks: ({ webhooks, showsWebhookUsers }) => ({
    data: webhooks.map(webhook =>
      showsWebhookUsers
        ? webhook
        : { ...webhook, http_auth_user: undefined, http_auth_password: undefined },
    ),
  }),
  addWebhook,
  deleteWebhook,
  getPerson: reading('persons'),
  getPersons: listing('persons'),
  searchPersons: searching('persons'),
  addPerson: making('persons'),
  updatePerson: changing('persons'),
  deletePerson: removing('persons'),
  getOrganization: reading('organizations'),
  getOrganizations: listing('organizations'),
  searchOrganization: searching('organizations'),
  addOrganization: making('organizations'),
  deleteOrganization: removing('organizations'),
  getActivity: reading('activities'),
  getActivities: listing('activities'),
  addActivity: making('activities'),
  updateActivity: changing('activities'),
}

/** One of an operation's scopes is enough. `missingScopes` lists those that were not granted. */
const checkScopes = (state: PipedriveState, { scopes }: Matched) => {
  if (scopes.length > 0 && scopes.every(scope => state.missingScopes.has(scope)))
    throw new Refusal(403, { error: 'Scope and URL mismatch' })
}

export function answer(state: PipedriveState, call: Call): object {
  const answerer = answers[call.operationId]
  if (!answerer) throw new Error(`The stand-in has no answer for ${call.operationId}`)
  checkScopes(state, call)
  const said = answerer(state, call)
  return call.operationId === 'token' ? said : { success: true, ...said }
}
