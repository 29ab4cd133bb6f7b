import type { CrmChoices } from '../../crm/contract/crm-objects.ts'
import { withOwnOutcomes } from '../../src/i18n/own-outcomes.ts'
import type { Turn } from '../requests/turn.ts'

/** A turn that speaks of outcomes: the account's own are among its words. */
export interface OutcomeTurn extends Turn {
  ownOutcomes: CrmChoices['outcomes']
}

export async function withOutcomes(turn: Turn): Promise<OutcomeTurn> {
  const { outcomes } = await turn.parts.context.crmChoices(turn.workspaceId)
  return { ...turn, words: withOwnOutcomes(turn.words, outcomes), ownOutcomes: outcomes }
}
