import { readInstant } from '../../../src/scheduling/instant.ts'
import type { CrmTask, CrmTaskList } from '../../contract/crm-provider.ts'
import { type Account, recordUrl } from '../account/account.ts'
import type { Api } from '../account/api.ts'
import { type HubspotObject, propertyOf, searchPage } from '../account/objects.ts'
import type { Owners } from './owners.ts'

const perPage = 200
/** HubSpot's search ends at 10,000 records. */
const maxPages = 50

/** HubSpot stores the due date of a task in `hs_timestamp`. */
function taskOf(record: HubspotObject, account: Pick<Account, 'recordsUrl'>): CrmTask[] {
  const dueAt = readInstant(propertyOf(record, 'hs_timestamp'))
  if (dueAt === undefined) return []
  const { id } = record
  const title = propertyOf(record, 'hs_task_subject') ?? ''
  return [{ id, title, dueAt, url: recordUrl(account, { typeId: '0-27', id }) }]
}

/**
 * Lists this owner's tasks that are not completed, earliest due date first, up to the search limit. Empty for a
 * user without a seat.
 */
export async function listOpenTasks(
  api: Api,
  { ownerEmail, owners, account }: { ownerEmail: string; owners: Owners; account: Account },
): Promise<CrmTaskList> {
  const ownerId = await owners.idOf(ownerEmail)
  if (!ownerId) return { tasks: [], isWhole: true }
  const filters = [
    { propertyName: 'hubspot_owner_id', operator: 'EQ', value: ownerId },
    { propertyName: 'hs_task_status', operator: 'NEQ', value: 'COMPLETED' },
  ]
  const request = {
    filterGroups: [{ filters }],
    sorts: ['hs_timestamp'],
    properties: ['hs_task_subject', 'hs_timestamp', 'hs_task_status'],
    limit: perPage,
  }
  const tasks: CrmTask[] = []
  let after: string | undefined
  for (let count = 0; count < maxPages; count += 1) {
    const found: Awaited<ReturnType<typeof searchPage>> = await searchPage(api, 'tasks', {
      ...request,
      ...(after ? { after } : {}),
    })
    tasks.push(...found.results.flatMap(record => taskOf(record, account)))
    after = found.after
    if (!after) return { tasks, isWhole: true }
  }
  return { tasks, isWhole: false }
}
