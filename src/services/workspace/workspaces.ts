import type { Workspace, WorkspaceId } from '../../model/entities.ts'
import { maxNameLength } from '../../model/maximums.ts'
import { isTimeZone } from '../../scheduling/zoned-time.ts'
import * as store from '../../store/workspace/workspaces.ts'
import type { ServiceContext } from '../context.ts'
import { fieldFault } from '../field-fault.ts'
import { tooLong } from '../maximum-faults.ts'
import { invalidInput, notFound } from '../problems.ts'
import { reminderFaults } from '../reminder-faults.ts'

type Reading = Pick<ServiceContext, 'db'>

/**
 * The workspace of a Host header, or the oldest if no domain matches. Throws `not-found` if there is no
 * workspace yet.
 */
export async function findWorkspaceByHost(context: Reading, host: string): Promise<Workspace> {
  const workspace = await store.findWorkspaceByDomain(context.db, host.toLowerCase())
  if (!workspace) throw notFound()
  return workspace
}

/** Whether this host is a workspace's own domain. */
export async function isWorkspaceDomain(context: Reading, host: string): Promise<boolean> {
  const workspace = await store.findWorkspaceByDomain(context.db, host.toLowerCase())
  return workspace?.domains.includes(host.toLowerCase()) ?? false
}

/** Throws `not-found`. */
export async function getWorkspace(context: Reading, id: string): Promise<Workspace> {
  const workspace = await store.findWorkspace(context.db, id)
  if (!workspace) throw notFound()
  return workspace
}

interface UpdateWorkspace {
  workspaceId: WorkspaceId
  changes: store.WorkspaceChanges
}

function assertUsable({ name, timeZone, reminders }: store.WorkspaceChanges): void {
  const errors = [
    ...(name?.trim() === '' ? [fieldFault('name', 'no-name')] : []),
    ...tooLong('name', name, maxNameLength),
    ...(timeZone === undefined || isTimeZone(timeZone) ? [] : [fieldFault('timeZone', 'bad-zone')]),
    ...reminderFaults(reminders ? { reminders: [...reminders] } : {}),
  ]
  if (errors.length > 0) throw invalidInput(errors)
}

/** Throws `invalid-input`, `not-found`. */
export async function updateWorkspace(
  context: Reading,
  { workspaceId: id, changes }: UpdateWorkspace,
): Promise<Workspace> {
  assertUsable(changes)
  const workspace = await store.updateWorkspace(context.db, { id, changes })
  if (!workspace) throw notFound()
  return workspace
}
