import type { Request } from 'express'
import type { Workspace } from '../model/entities.ts'
import type { ServiceContext } from '../services/context.ts'
import type { RequestLimits } from './middleware/rate-limits.ts'

/** Dependencies of the pages for invitees. */
export interface PageContext extends ServiceContext {
  /** The workspace of the request's host. */
  workspaceOf(req: Request): Promise<Workspace>
  limits: RequestLimits
}
