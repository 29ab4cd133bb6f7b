import { ProviderError } from '../providers/provider-error.ts'
import type { WorkspaceId } from '../scheduling/entities.ts'
import type { TokenCipher } from '../store/token-cipher.ts'
import type { ServiceContext } from './context.ts'

/** What a vendor that signs nothing sends along; of this installation, and nobody else's to guess. */
export const watchCredentials = (cipher: TokenCipher, provider: string) => ({
  user: 'parley',
  password: cipher.sign('crm-webhook', provider),
})

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
    await crm.watch({ callbackUrl, ...watchCredentials(context.cipher, crm.id) })
  } catch (error) {
    if (!(error instanceof ProviderError)) throw error
    // Asked regularly besides, a change is only seen a little later.
    const { provider, code } = error
    context.log.warn({ provider, code }, 'The CRM sends no word of changes at present')
  }
}
