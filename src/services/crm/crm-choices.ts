import type { CrmChoices } from '../../../crm/contract/crm-objects.ts'
import type { WorkspaceId } from '../../model/entities.ts'
import { ProviderError } from '../../providers/provider-error.ts'
import type { ServiceContext } from '../context.ts'
import { withinPatience } from '../with-timeout.ts'

/** Accounts change their words a few times a year. */
const freshMs = 5 * 60_000
/** A CRM that was away is asked again after this long; nobody waits for it in between. */
const pauseMs = 60_000
/** The longest unused is forgotten. */
const maxWorkspaces = 1_000

/** The five outcomes are ours, and any word may be written. */
const noChoices: CrmChoices = { meetingTypes: undefined, outcomes: undefined }

interface Kept {
  /** Never rejects, and waits no longer than people do. */
  answer: Promise<CrmChoices>
  /** Epoch ms. */
  askAgainAt: number
}

type Asking = Pick<ServiceContext, 'crmFor' | 'clock' | 'log'>

/** Undefined where the CRM does not answer. */
async function ask(
  { crmFor, log }: Asking,
  workspaceId: WorkspaceId,
): Promise<CrmChoices | undefined> {
  try {
    return await (await crmFor(workspaceId)).listChoices()
  } catch (error) {
    if (error instanceof ProviderError)
      log.warn({ provider: error.provider, code: error.code }, "The CRM's own words are not known")
    else log.error({ err: error }, "Asking for the CRM's own words failed")
    return undefined
  }
}

/**
 * The account's own words for meeting types and outcomes, kept for some minutes in this process. While
 * the CRM is slow or away, what was known last stands, else what holds without a CRM; nobody waits longer
 * than people do for a booking, and never twice within a minute.
 */
export function keepCrmChoices(asking: Asking): (workspaceId: WorkspaceId) => Promise<CrmChoices> {
  const kept = new Map<WorkspaceId, Kept>()

  const keep = (workspaceId: WorkspaceId, news: Kept) => {
    kept.delete(workspaceId)
    kept.set(workspaceId, news)
    const [oldest] = kept.keys()
    if (kept.size > maxWorkspaces && oldest !== undefined) kept.delete(oldest)
  }

  const refresh = async (workspaceId: WorkspaceId) => {
    const choices = await ask(asking, workspaceId)
    if (choices)
      keep(workspaceId, {
        answer: Promise.resolve(choices),
        askAgainAt: asking.clock() + freshMs,
      })
    return choices
  }

  const askAnew = async (workspaceId: WorkspaceId, earlier: Kept | undefined) =>
    (await withinPatience(refresh(workspaceId))) ?? (await earlier?.answer) ?? noChoices

  return workspaceId => {
    const now = asking.clock()
    const earlier = kept.get(workspaceId)
    if (earlier && now < earlier.askAgainAt) return earlier.answer
    const answer = askAnew(workspaceId, earlier)
    keep(workspaceId, { answer, askAgainAt: now + pauseMs })
    return answer
  }
}
