import type { CrmChoices } from '../../crm/contract/crm-objects.ts'
import { withOwnOutcomes } from '../../src/i18n/own-outcomes.ts'
import type { RequestContext } from '../requests/request-context.ts'

/** A request about outcomes. Its messages name the outcomes of the CRM account too. */
export interface OutcomeRequest extends RequestContext {
  ownOutcomes: CrmChoices['outcomes']
}

export async function withOutcomes(request: RequestContext): Promise<OutcomeRequest> {
  const { outcomes } = await request.parts.context.crmChoices(request.workspaceId)
  return { ...request, copy: withOwnOutcomes(request.copy, outcomes), ownOutcomes: outcomes }
}
