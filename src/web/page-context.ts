import type { Request } from 'express'
import type { Workspace } from '../model/entities.ts'
import type { ServiceContext } from '../services/context.ts'
import type { RequestLimits } from './middleware/rate-limits.ts'

/** What the pages for invitees are given. */
export interface PageContext extends ServiceContext {
  /** The workspace that answers under the request's host. */
  workspaceOf(req: Request): Promise<Workspace>
  limits: RequestLimits
}
