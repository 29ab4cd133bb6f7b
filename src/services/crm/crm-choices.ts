import type { CrmChoices } from '../../../crm/contract/crm-objects.ts'
import type { WorkspaceId } from '../../model/entities.ts'
import { ProviderError } from '../../providers/provider-error.ts'
import type { ServiceContext } from '../context.ts'
import { withinPatience } from '../with-timeout.ts'

/** Accounts change their meeting types and outcomes a few times a year. */
const freshMs = 5 * 60_000
/** If the CRM was unavailable, it is asked again after this time. Until then, no caller waits. */
const pauseMs = 60_000
/** Above it, the least recently used is removed. */
const maxWorkspaces = 1_000

/** Our five outcomes, and any text as meeting type. */
const noChoices: CrmChoices = { meetingTypes: undefined, outcomes: undefined }

interface Kept {
  /** Never rejects, and takes no longer than people can wait. */
  answer: Promise<CrmChoices>
  /** Epoch ms. */
  askAgainAt: number
}

type Asking = Pick<ServiceContext, 'crmFor' | 'clock' | 'log'>

/** Undefined if the CRM does not answer. */
async function ask(
  { crmFor, log }: Asking,
  workspaceId: WorkspaceId,
): Promise<CrmChoices | undefined> {
  try {
    return await (await crmFor(workspaceId)).listChoices()
  } catch (error) {
    if (error instanceof ProviderError)
      log.warn(
        { provider: error.provider, code: error.code },
        'The CRM did not list its meeting types and outcomes',
      )
    else log.error({ err: error }, 'Reading the meeting types of the CRM failed')
    return undefined
  }
}

/**
 * The account's own meeting types and outcomes, cached in this process for some minutes. While the CRM is slow
 * or unavailable, the last known ones are used, or else our defaults. Callers wait no longer than for a
 * booking, and at most once per minute.
 */
export function keepCrmChoices(asking: Asking): (workspaceId: WorkspaceId) => Promise<CrmChoices> {
  const kept = new Map<WorkspaceId, Kept>()

  const keep = (workspaceId: WorkspaceId, latest: Kept) => {
    kept.delete(workspaceId)
    kept.set(workspaceId, latest)
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
