import type { CrmCredentials } from '../../../crm/contract/crm-provider.ts'
import type { WorkspaceId } from '../../model/entities.ts'
import { ProviderError } from '../../providers/provider-error.ts'
import type { TokenCipher } from '../../secrets/token-cipher.ts'
import type { ServiceContext } from '../context.ts'

/**
 * Credentials for the webhook requests of a vendor that signs nothing. They are derived from this
 * installation's keys, the present key first. The user names the key, to see whether a vendor that hides the
 * password has the new one.
 */
export const watchCredentials = (cipher: TokenCipher, provider: string): CrmCredentials[] =>
  cipher
    .signatures('crm-webhook', provider)
    .map(({ keyId, signature }) => ({ user: `parley-${keyId}`, password: signature }))

/** Subscribes to change notifications of the workspace's CRM, if it offers them and can reach us. */
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
    // Regular polls find the changes too, only later.
    const { provider, code } = error
    context.log.warn({ provider, code }, 'The CRM accepts no watch for changes at present')
  }
}
