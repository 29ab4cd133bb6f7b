import type { Request } from 'express'
import type { CrmCardRefusal, CrmEmbedding } from '../../../../crm/contract/crm-embedding.ts'
import { type Messages, messagesIn } from '../../../i18n/messages.ts'
import type { Locale } from '../../../model/entities.ts'
import { ProviderError } from '../../../providers/provider-error.ts'
import { notFound } from '../../../services/problems.ts'
import {
  type EmbeddedVisitor,
  findEmbeddedVisitor,
} from '../../../services/records/embedded-visitor.ts'
import type { CrmFrame } from '../../crm-frame.ts'
import { preferredLocale } from '../../preferred-locale.ts'
import type { WebContext } from '../../web-context.ts'
import { vendorRequest } from './vendor-request.ts'

/** The signed data of the vendor. Throws `not-found` for unsigned requests. */
export async function readEmbedding(
  web: WebContext,
  crm: CrmFrame,
  req: Request,
): Promise<CrmEmbedding> {
  const embedding = await crm.read(vendorRequest(web, req))
  if (!embedding) throw notFound()
  return embedding
}

/** Throws `not-found` for an account that is not connected here, and ProviderError. */
export async function findVisitor(
  web: WebContext,
  crm: CrmFrame,
  embedding: CrmEmbedding,
): Promise<EmbeddedVisitor> {
  const visitor = await findEmbeddedVisitor(web, { provider: crm.id, embedding })
  if (!visitor) throw notFound()
  return visitor
}

/** A refusal with its message, and the data to render a page about it. */
export interface Refused extends CrmCardRefusal {
  locale: Locale
  status: number
}

const howToBeAdded = (
  copy: Messages<'embedded'>,
  { workspaceName: workspace, email }: Extract<EmbeddedVisitor, { kind: 'unknown' }>,
) => (email ? copy.addUser({ workspace, email }) : copy.addThisUser({ workspace }))

/** Refuses a CRM user who is not a user here. */
export function refuseUnknown(
  req: Request,
  visitor: Extract<EmbeddedVisitor, { kind: 'unknown' }>,
): Refused {
  const locale = preferredLocale(req)
  const copy = messagesIn(locale, 'embedded')
  return {
    locale,
    status: 403,
    title: copy.unknownUser,
    detail: howToBeAdded(copy, visitor),
  }
}

/** Undefined for errors that are not the CRM's. */
export function refuseAway(req: Request, crm: CrmFrame, error: unknown): Refused | undefined {
  if (!(error instanceof ProviderError)) return undefined
  const locale = preferredLocale(req)
  const copy = messagesIn(locale, 'embedded')
  return {
    locale,
    status: 503,
    title: copy.away({ crm: crm.label }),
    detail: copy.tryLater({ crm: crm.label }),
  }
}
