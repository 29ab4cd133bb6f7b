import type { PipedriveState } from '../support/pipedrive-stand-in/state.ts'
import type { CrmAccount, EngagementEdits } from './crm-account.ts'

/* What people do in Pipedrive, done in its stand-in. */

const timesOf = (startsAt: number, endsAt: number) => {
  const start = new Date(startsAt).toISOString()
  const minutes = (endsAt - startsAt) / 60_000
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60].map(part =>
    String(part).padStart(2, '0'),
  )
  return {
    due_date: start.slice(0, 10),
    due_time: start.slice(11, 16),
    duration: `${hours}:${rest}`,
  }
}

/** As a colleague does it: the outcome in our note's first line, or by the tick; their own words below ours. */
export const editor =
  (state: PipedriveState): CrmAccount['editEngagement'] =>
  async (id, edits: EngagementEdits) => {
    const record = state.find('activities', Number(id))
    if (!record) throw new Error(`No activity ${id}`)
    const { title, startsAt, endsAt, outcome, description, location, addedNote } = edits
    const { note = '' } = record.values
    const isOurs = note.includes('Parley outcome:')
    const written = outcome
      ? note.replace(/Parley outcome: .*?<br>/, `Parley outcome: ${outcome}<br>`)
      : note
    state.touch(record, {
      ...(title === undefined ? {} : { subject: title }),
      ...(startsAt && endsAt ? timesOf(startsAt, endsAt) : {}),
      ...(description === undefined ? {} : { public_description: description }),
      ...(location === undefined ? {} : { location: { value: location } }),
      ...(outcome && !isOurs ? { done: outcome !== 'scheduled' } : {}),
      note: addedNote ? `${written}<br>${addedNote}` : written,
    })
  }

export const recordAdder =
  (state: PipedriveState): CrmAccount['addRecord'] =>
  async ({ type, name, contactIds }) => {
    const person_id = contactIds[0] ? Number(contactIds[0]) : null
    if (type === 'leads') return state.addLead({ title: name, person_id, organization_id: null }).id
    if (type === 'deals')
      return String(state.add('deals', { title: name, person_id, status: 'open' }).id)
    const { id } = state.add('organizations', { name })
    for (const contactId of contactIds) {
      const person = state.find('persons', Number(contactId))
      if (person) person.values.org_id = id
    }
    return String(id)
  }

export const associated =
  (state: PipedriveState): CrmAccount['associatedIds'] =>
  async (engagementId, type) => {
    const values = state.find('activities', Number(engagementId))?.values ?? {}
    if (type === 'contacts')
      return (values.participants ?? []).map(({ person_id }) => String(person_id))
    const id = { companies: values.org_id, deals: values.deal_id, leads: values.lead_id }[
      type as 'companies' | 'deals' | 'leads'
    ]
    return id ? [String(id)] : []
  }

export const engagementAdder =
  (state: PipedriveState): CrmAccount['addEngagement'] =>
  async ({ title, startsAt, endsAt, contactIds, hostEmail }) => {
    const { id } = state.add('activities', {
      type: 'meeting',
      subject: title,
      ...timesOf(startsAt, endsAt),
      done: false,
      owner_id: state.users.find(({ email }) => email === hostEmail)?.id ?? null,
      participants: contactIds.map((contactId, index) => ({
        person_id: Number(contactId),
        primary: index === 0,
      })),
    })
    return String(id)
  }

export const hostEditor =
  (state: PipedriveState): CrmAccount['editHost'] =>
  async (id, email) => {
    const record = state.find('activities', Number(id))
    const user = state.users.find(one => one.email === email)
    if (!record || !user) throw new Error(`No activity ${id} or no user ${email}`)
    state.touch(record, { owner_id: user.id })
  }
