import type { CrmChoices } from '../../crm/contract/crm-objects.ts'
import { withOwnOutcomes } from '../../src/i18n/own-outcomes.ts'
import type { RequestContext } from '../requests/request-context.ts'

/** A request about outcomes. Its messages also contain the CRM account's own outcomes. */
export interface OutcomeRequest extends RequestContext {
  ownOutcomes: CrmChoices['outcomes']
}

export async function withOutcomes(request: RequestContext): Promise<OutcomeRequest> {
  const { outcomes } = await request.parts.context.crmChoices(request.workspaceId)
  return { ...request, copy: withOwnOutcomes(request.copy, outcomes), ownOutcomes: outcomes }
}
