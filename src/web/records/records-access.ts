import type { Request } from 'express'
import type {
  CrmCompanyDetail,
  CrmContactDetail,
  CrmRecords,
} from '../../../crm/contract/crm-records.ts'
import { notFound } from '../../services/problems.ts'
import type { Visit } from '../signed-in/visit.ts'
import type { WebContext } from '../web-context.ts'

/** Undefined if the workspace uses another CRM. */
export const findRecords = async (
  web: WebContext,
  { user }: Visit,
): Promise<CrmRecords | undefined> => (await web.crmFor(user.workspaceId)).records

/** Throws `not-found` if the workspace uses another CRM. */
export async function getRecords(web: WebContext, visit: Visit): Promise<CrmRecords> {
  const records = await findRecords(web, visit)
  if (!records) throw notFound()
  return records
}

/** The contact with the id in the path. Throws `not-found`. */
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

/** The company with the id in the path. Throws `not-found`. */
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
/** Address of the form that schedules a meeting from a record. */
export const scheduleAddress = ({
  type,
  id,
}: {
  type: 'contacts' | 'companies' | 'deals'
  id: string
}) => `/records/builtin/${type}/${id}/schedule`
export const companyAddress = (id: string): string => `/records/builtin/companies/${id}`
