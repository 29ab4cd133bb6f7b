import type { Request } from 'express'
import type {
  CrmCompanyDetail,
  CrmContactDetail,
  CrmRecords,
} from '../../../crm/contract/crm-records.ts'
import { notFound } from '../../services/problems.ts'
import type { Visit } from '../settings/visit.ts'
import type { WebContext } from '../web-context.ts'

/** Undefined where another CRM keeps them. */
export const findRecords = async (
  web: WebContext,
  { user }: Visit,
): Promise<CrmRecords | undefined> => (await web.crmFor(user.workspaceId)).records

/** Throws `not-found` where another CRM keeps them. */
export async function getRecords(web: WebContext, visit: Visit): Promise<CrmRecords> {
  const records = await findRecords(web, visit)
  if (!records) throw notFound()
  return records
}

/** The contact of the address. Throws `not-found`. */
export async function getContact(
  web: WebContext,
  req: Request,
  visit: Visit,
): Promise<{ records: CrmRecords; contact: CrmContactDetail }> {
  const records = await getRecords(web, visit)
  const contact = await records.getContact(String(req.params.id))
  if (!contact) throw notFound()
  return { records, contact }
}

/** The company of the address. Throws `not-found`. */
export async function getCompany(
  web: WebContext,
  req: Request,
  visit: Visit,
): Promise<{ records: CrmRecords; company: CrmCompanyDetail }> {
  const records = await getRecords(web, visit)
  const company = await records.getCompany(String(req.params.id))
  if (!company) throw notFound()
  return { records, company }
}

export const contactAddress = (id: string): string => `/records/builtin/contacts/${id}`
/** Where a meeting is scheduled from a record. */
export const scheduleAddress = ({
  type,
  id,
}: {
  type: 'contacts' | 'companies' | 'deals'
  id: string
}) => `/records/builtin/${type}/${id}/schedule`
export const companyAddress = (id: string): string => `/records/builtin/companies/${id}`
