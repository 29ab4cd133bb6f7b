import type { SchedulingPage, User, Workspace } from '../../../src/model/entities.ts'
import type { ServiceContext } from '../../../src/services/context.ts'

export interface DemoWorkspace {
  /** The services that created it. The other builders use them too. */
  context: ServiceContext
  workspace: Workspace
  ana: User
  ben: User
  page: SchedulingPage
}
