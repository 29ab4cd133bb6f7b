import type { CrmWebhookRequest } from '../../crm/contract/crm-changes.ts'
import type { CrmEmbedding, CrmEmbeddingFacts } from '../../crm/contract/crm-embedding.ts'

/** A CRM that shows our pages in frames, with its secret and addresses. */
export interface CrmFrame extends Pick<CrmEmbeddingFacts, 'cardName' | 'toAnswer' | 'toRefusal'> {
  id: string
  label: string
  /** CSP sources. */
  frameAncestors: readonly string[]
  /** Undefined if the vendor did not sign the request. */
  read(request: CrmWebhookRequest): Promise<CrmEmbedding | undefined>
}
