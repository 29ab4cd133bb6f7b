import type { Request, Response } from 'express'
import type { CrmChoices } from '../../../crm/contract/crm-objects.ts'
import { withOwnOutcomes } from '../../i18n/own-outcomes.ts'
import type { WebContext } from '../web-context.ts'
import { type Visit, visitOf } from './visit.ts'

/** A visit to a page about outcomes. Its messages also contain the CRM account's own outcomes. */
export interface OutcomeVisit extends Visit {
  /** All of them, in the account's order; undefined for our defaults. */
  outcomes: CrmChoices['outcomes']
}

/** Requires `signedIn`. */
export async function outcomeVisitOf(
  web: WebContext,
  req: Request,
  res: Response,
): Promise<OutcomeVisit> {
  const visit = visitOf(web, req, res)
  const { outcomes } = await web.crmChoices(visit.user.workspaceId)
  return { ...visit, copy: withOwnOutcomes(visit.copy, outcomes), outcomes }
}
