import type { Workspace } from '../scheduling/entities.ts'
import * as store from '../store/workspaces.ts'
import type { ServiceContext } from './context.ts'
import { notFound } from './problems.ts'

type Reading = Pick<ServiceContext, 'db'>

/** The workspace that answers under a Host header; the oldest where no domain matches. Throws `not-found` where there is none yet. */
export async function findWorkspaceByHost(context: Reading, host: string): Promise<Workspace> {
  const workspace = await store.findWorkspaceByDomain(context.db, host.toLowerCase())
  if (!workspace) throw notFound()
  return workspace
}

/** Throws `not-found`. */
export async function getWorkspace(context: Reading, id: string): Promise<Workspace> {
  const workspace = await store.findWorkspace(context.db, id)
  if (!workspace) throw notFound()
  return workspace
}

/** The oldest first. */
export const listWorkspaces = (context: Reading): Promise<Workspace[]> =>
  store.listWorkspaces(context.db)
