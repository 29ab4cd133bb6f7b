import type { Request, Response } from 'express'
import { sealRecordContext } from '../../../services/records/record-context.ts'
import type { CrmFrame } from '../../crm-frame.ts'
import { allowFraming } from '../../middleware/security-headers.ts'
import type { WebContext } from '../../web-context.ts'
import { findVisitor, readEmbedding, refuseAway, refuseUnknown } from './read-visit.ts'
import { formAddress, withContext } from './record-address.ts'
import { renderRefused } from './refused-page.tsx'

/** A frame that the CRM opens with a signed request. Redirects to the form with a context. */
export async function openModal(
  web: WebContext,
  crm: CrmFrame,
  { req, res }: { req: Request; res: Response },
): Promise<void> {
  const embedding = await readEmbedding(web, crm, req)
  const { record, frameId } = embedding
  const framedBy = { crm: crm.id, frameId }
  try {
    const visitor = await findVisitor(web, crm, embedding)
    if (visitor.kind === 'unknown') {
      allowFraming(res, crm.frameAncestors)
      return renderRefused(res, refuseUnknown(req, visitor), framedBy)
    }
    const { workspaceId, id: userId } = visitor.user
    const place = { provider: crm.id, record }
    const context = { ...place, workspaceId, userId, frameId, purpose: 'open' as const }
    res.redirect(303, withContext(formAddress(place), sealRecordContext(web, context)))
  } catch (error) {
    const refused = refuseAway(req, crm, error)
    if (!refused) throw error
    allowFraming(res, crm.frameAncestors)
    renderRefused(res, refused, framedBy)
  }
}
