import type { WorkspaceId } from '../../../model/entities.ts'
import { ProviderError } from '../../../providers/provider-error.ts'
import type { WebContext } from '../../web-context.ts'

/** The id of the workspace's CRM, even if its access was lost. */
export async function crmNameOf(
  web: Pick<WebContext, 'crmFor'>,
  workspaceId: WorkspaceId,
): Promise<string> {
  try {
    return (await web.crmFor(workspaceId)).id
  } catch (error) {
    if (error instanceof ProviderError) return error.provider
    throw error
  }
}
