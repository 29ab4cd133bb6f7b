import type { Meeting } from '../scheduling/entities.ts'
import { findPageById } from '../store/pages.ts'
import type { ServiceContext } from './context.ts'
import { pageOffer } from './offer.ts'
import { alternativesTo } from './offered-starts.ts'

const minuteMs = 60_000

/**
 * Up to three starts (epoch ms, ascending) near a meeting that will not take place; [] where its page
 * is gone, off or no longer offers the duration.
 */
export async function offerInstead(
  { db, clock }: Pick<ServiceContext, 'db' | 'clock'>,
  { workspaceId, pageId, startsAt, endsAt }: Meeting,
): Promise<number[]> {
  const found = pageId ? await findPageById(db, { workspaceId, pageId }) : undefined
  const durationMinutes = (endsAt - startsAt) / minuteMs
  if (!found?.page.isActive || !found.page.durationsMinutes.includes(durationMinutes)) return []
  return alternativesTo(db, {
    offer: pageOffer(found.page, durationMinutes),
    startsAt,
    now: clock(),
  })
}
