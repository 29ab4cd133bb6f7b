import type { CrmCredentials } from '../../../crm/contract/crm-provider.ts'
import type { WorkspaceId } from '../../model/entities.ts'
import { ProviderError } from '../../providers/provider-error.ts'
import type { TokenCipher } from '../../secrets/token-cipher.ts'
import type { ServiceContext } from '../context.ts'

/**
 * What a vendor that signs nothing sends along; of this installation, and nobody else's to guess. The present key's
 * come first. The user names the key, so that a new key is seen where the vendor does not show the password.
 */
export const watchCredentials = (cipher: TokenCipher, provider: string): CrmCredentials[] =>
  cipher
    .signatures('crm-webhook', provider)
    .map(({ keyId, signature }) => ({ user: `parley-${keyId}`, password: signature }))

/** Has the workspace's CRM send us word of changes, where it can and reaches us. */
export async function watchCrm(
  context: ServiceContext,
  { workspaceId }: { workspaceId: WorkspaceId },
): Promise<void> {
  try {
    const crm = await context.crmFor(workspaceId)
    const isReachable = context.crms.find(({ id }) => id === crm.id)?.isReachable ?? false
    if (!crm.watch || !isReachable) return
    const callbackUrl = `${context.publicUrl}/webhooks/${crm.id}`
    const [credentials] = watchCredentials(context.cipher, crm.id)
    if (credentials) await crm.watch({ callbackUrl, ...credentials })
  } catch (error) {
    if (!(error instanceof ProviderError)) throw error
    // Asked regularly besides, a change is only seen a little later.
    const { provider, code } = error
    context.log.warn({ provider, code }, 'The CRM sends no word of changes at present')
  }
}
