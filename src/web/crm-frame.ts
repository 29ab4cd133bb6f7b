import type { CrmWebhookRequest } from '../../crm/contract/crm-changes.ts'
import type { CrmEmbedding, CrmEmbeddingFacts } from '../../crm/contract/crm-embedding.ts'

/** A CRM that shows our pages in its own, with its secret and addresses filled in. */
export interface CrmFrame extends Pick<CrmEmbeddingFacts, 'cardName' | 'toAnswer' | 'toRefusal'> {
  id: string
  label: string
  /** CSP sources. */
  frameAncestors: readonly string[]
  /** Undefined where it is not the vendor's word. */
  read(request: CrmWebhookRequest): Promise<CrmEmbedding | undefined>
}
