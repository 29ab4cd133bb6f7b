import type { CrmEmbedding, CrmEmbeddingFacts } from '../../crm/crm-embedding.ts'
import type { CrmWebhookRequest } from '../../crm/crm-held.ts'

/** A CRM that shows our pages in its own, with its secret and addresses filled in. */
export interface CrmFrame extends Pick<CrmEmbeddingFacts, 'cardName' | 'toAnswer' | 'toRefusal'> {
  id: string
  label: string
  /** CSP sources. */
  frameAncestors: readonly string[]
  /** Undefined where it is not the vendor's word. */
  read(request: CrmWebhookRequest): Promise<CrmEmbedding | undefined>
}
