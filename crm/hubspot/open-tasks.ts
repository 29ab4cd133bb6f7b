import { z } from 'zod'
import type { CrmTask } from '../crm-provider.ts'
import type { Api } from './api.ts'
import { type HubspotObject, objectsPath, propertyOf } from './objects.ts'
import { findOwnerId } from './owners.ts'

const page = z.object({
  results: z.array(
    z.object({ id: z.string(), properties: z.record(z.string(), z.string().nullable()) }),
  ),
  paging: z.object({ next: z.object({ after: z.string() }).optional() }).optional(),
})

const perPage = 200
/** HubSpot's search ends at 10,000; nobody has so many tasks to do. */
const mostPages = 10

/** HubSpot's tasks have a due date of their own name: `hs_timestamp`. */
function taskOf(record: HubspotObject, recordsUrl: string): CrmTask[] {
  const dueAt = Date.parse(propertyOf(record, 'hs_timestamp') ?? '')
  if (!Number.isFinite(dueAt)) return []
  const { id } = record
  const title = propertyOf(record, 'hs_task_subject') ?? ''
  return [{ id, title, dueAt, url: `${recordsUrl}/0-27/${id}` }]
}

/** Tasks guide: those of this owner that are not completed. [] for who has no seat there. */
export async function listOpenTasks(
  api: Api,
  { ownerEmail, recordsUrl }: { ownerEmail: string; recordsUrl: string },
): Promise<CrmTask[]> {
  const ownerId = await findOwnerId(api, ownerEmail)
  if (!ownerId) return []
  const filters = [
    { propertyName: 'hubspot_owner_id', operator: 'EQ', value: ownerId },
    { propertyName: 'hs_task_status', operator: 'NEQ', value: 'COMPLETED' },
  ]
  const request = {
    filterGroups: [{ filters }],
    properties: ['hs_task_subject', 'hs_timestamp', 'hs_task_status'],
    limit: perPage,
  }
  const found: CrmTask[] = []
  let after: string | undefined
  for (let count = 0; count < mostPages; count += 1) {
    const body = { ...request, ...(after ? { after } : {}) }
    const path = `${objectsPath('tasks')}/search`
    const { results, paging } = await api({ method: 'POST', path, body }, page)
    found.push(...results.flatMap(record => taskOf(record, recordsUrl)))
    after = paging?.next?.after
    if (!after) break
  }
  return found
}
