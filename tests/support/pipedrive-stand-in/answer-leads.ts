import { pageOf } from './list-records.ts'
import type { StandInLead } from './model.ts'
import { invalid, notFound } from './refusal.ts'
import type { PipedriveState } from './state.ts'

const isOf = ({ person_id, organization_id }: StandInLead, query: URLSearchParams) =>
  (!query.has('person_id') || person_id === Number(query.get('person_id'))) &&
  (!query.has('organization_id') || organization_id === Number(query.get('organization_id')))

/** Archived leads have a separate list. */
export const listLeads = ({ leads }: PipedriveState, query: URLSearchParams) => ({
  data: leads.filter(lead => !lead.is_archived && isOf(lead, query)),
})

export function readLead({ leads }: PipedriveState, id: string) {
  const lead = leads.find(one => one.id === id)
  if (!lead) throw notFound()
  return { data: lead }
}

/** Includes archived leads. */
export function searchLeads(state: PipedriveState, query: URLSearchParams) {
  const term = (query.get('term') ?? '').toLowerCase()
  if (term.length < 2) throw invalid('term is too short')
  const items = state.leads
    .filter(({ title }) => title.toLowerCase().includes(term))
    .map(({ id, title, person_id, is_archived }) => {
      const name = person_id ? state.find('persons', person_id)?.values.name : undefined
      const person = person_id ? { id: person_id, name } : null
      return { result_score: 1, item: { id, title, person, organization: null, is_archived } }
    })
  const { data, additional_data } = pageOf(state, items, query)
  return { data: { items: data }, additional_data }
}
