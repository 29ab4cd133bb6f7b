import { z } from 'zod'
import type { CrmRecordKey, CrmRecordType } from '../../contract/crm-objects.ts'
import type { CrmMeetingRefs } from '../../contract/crm-provider.ts'
import type { Account } from '../account/account.ts'
import { type Organization, readOrganization } from '../people/organizations.ts'
import type { Person } from '../people/persons.ts'
import { type Deal, listOpenDeals, readDeal } from '../records/deals.ts'
import { isLeadId, type Lead, listOpenLeads, readLead } from '../records/leads.ts'
import { idOf } from '../records/record-ids.ts'
import type { Activity, ActivityBody } from './activities.ts'

/*
 * The records that a meeting is linked with. An activity has one organization, and either a deal or a lead: a
 * deal takes precedence.
 */

/**
 * The links of our last write; null: none. They are stored in the refs, so that a colleague's change is not
 * undone.
 */
export const linked = z.object({
  org_id: z.number().nullable(),
  deal_id: z.number().nullable(),
  lead_id: z.string().nullable(),
})
type Linked = z.infer<typeof linked>

interface ActivityLinks {
  /** Undefined: keeps the links. */
  links: Linked | undefined
  names: Pick<CrmMeetingRefs, 'companyName' | 'dealName' | 'openDeals'>
}

const linksOf = (around: {
  company: Organization | undefined
  deal: Deal | undefined
  lead: Lead | undefined
}): ActivityLinks => ({
  links: {
    org_id: around.company?.id ?? null,
    deal_id: around.deal?.id ?? null,
    lead_id: around.lead?.id ?? null,
  },
  names: { companyName: around.company?.name, dealName: (around.deal ?? around.lead)?.title },
})

/** Finds the chosen records. Skips those that were deleted. */
async function chosenLinks(
  { api }: Account,
  chosen: readonly CrmRecordKey[],
): Promise<ActivityLinks> {
  const first = (type: CrmRecordType) => chosen.find(key => key.type === type)?.id
  const numbered = async <T>(type: CrmRecordType, read: (id: number) => Promise<T>) => {
    const id = idOf(first(type))
    return id === undefined ? undefined : read(id)
  }
  const [company, deal] = await Promise.all([
    numbered('companies', id => readOrganization(api, id)),
    numbered('deals', id => readDeal(api, id)),
  ])
  const leadId = first('leads')
  const lead = !deal && leadId && isLeadId(leadId) ? await readLead(api, leadId) : undefined
  return linksOf({ company, deal, lead })
}

/** The company and the only open deal or, without any deal, the only open lead. Of several none is taken. */
async function defaultLinks({ api }: Account, person: Person): Promise<ActivityLinks> {
  const [company, deals] = await Promise.all([
    person.org_id ? readOrganization(api, person.org_id) : undefined,
    listOpenDeals(api, { person_id: person.id }),
  ])
  if (deals.length > 1) {
    const { links, names } = linksOf({ company, deal: undefined, lead: undefined })
    const openDeals = deals.map(({ id, title }) => ({ id: String(id), name: title }))
    return { links, names: { ...names, openDeals } }
  }
  const leads = deals.length > 0 ? [] : await listOpenLeads(api, { person_id: person.id })
  return linksOf({ company, deal: deals[0], lead: leads.length === 1 ? leads[0] : undefined })
}

/** While we ask which deal the meeting is about, a colleague may link one in Pipedrive. */
async function answeredThere({ api }: Account, present: Activity): Promise<string | undefined> {
  return present.deal_id ? (await readDeal(api, present.deal_id))?.title : undefined
}

interface LinkFacts {
  chosen: readonly CrmRecordKey[] | undefined
  person: Person
  /** The activity and our refs, if it was already linked with this person. */
  placed: { present: Activity; known: CrmMeetingRefs } | undefined
}

export async function findLinks(
  account: Account,
  { chosen, person, placed }: LinkFacts,
): Promise<ActivityLinks> {
  if (chosen) return chosenLinks(account, chosen)
  if (!placed) return defaultLinks(account, person)
  const { companyName, dealName, openDeals } = placed.known
  if (!openDeals) return { links: undefined, names: { companyName, dealName } }
  const answer = await answeredThere(account, placed.present)
  if (answer) return { links: undefined, names: { companyName, dealName: answer } }
  return defaultLinks(account, person)
}

/** The links as record keys. */
export const linkedRecords = (links: Linked | undefined): CrmRecordKey[] => {
  const keys = [
    ['companies', links?.org_id],
    ['deals', links?.deal_id],
    ['leads', links?.lead_id],
  ] as const
  return keys.flatMap(([type, id]) => (id ? [{ type, id: String(id) }] : []))
}

/**
 * The links to write. Skips those that the activity has already, or that we wrote before and a colleague
 * changed.
 */
export function linkChanges(
  links: Linked | undefined,
  { present, before }: { present: Activity | undefined; before: Linked | undefined },
): Pick<ActivityBody, keyof Linked> {
  const changes = Object.entries(links ?? {}).filter(([name, wanted]) => {
    const key = name as keyof Linked
    return wanted !== (present?.[key] ?? null) && wanted !== before?.[key]
  })
  return Object.fromEntries(changes)
}
