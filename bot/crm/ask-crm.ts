import type { CrmProvider } from '../../crm/contract/crm-provider.ts'
import { ProviderError } from '../../src/providers/provider-error.ts'
import { withinPatience } from '../../src/services/with-timeout.ts'
import type { RequestContext } from '../requests/request-context.ts'

/** The CRM's answer; undefined if the CRM does not answer while the person waits. */
export async function askCrm<T>(
  { parts: { context }, workspaceId }: Pick<RequestContext, 'parts' | 'workspaceId'>,
  question: (crm: CrmProvider) => Promise<T>,
  patienceMs?: number,
): Promise<{ answer: T } | undefined> {
  const asking = async () => ({ answer: await question(await context.crmFor(workspaceId)) })
  try {
    return await withinPatience(asking(), patienceMs)
  } catch (error) {
    if (!(error instanceof ProviderError)) throw error
    const { provider, code } = error
    context.log.warn({ provider, code }, 'The CRM did not answer a query from Slack')
    return undefined
  }
}
