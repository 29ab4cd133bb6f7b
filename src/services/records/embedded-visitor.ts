import type { CrmEmbedding } from '../../../crm/contract/crm-embedding.ts'
import type { User, WorkspaceId } from '../../model/entities.ts'
import { findUser } from '../../store/people/users.ts'
import { listWorkspacesOfAccount } from '../../store/workspace/connections.ts'
import { emailKey } from '../../text/email-address.ts'
import type { ServiceContext } from '../context.ts'
import { getWorkspace } from '../workspace/workspaces.ts'

/** The person who opens a record inside the CRM. */
export type EmbeddedVisitor =
  | { kind: 'user'; user: User }
  /** The account is connected here, but the CRM's user is not our user. */
  | { kind: 'unknown'; workspaceName: string; email: string | undefined }

interface Asking {
  provider: string
  embedding: CrmEmbedding
}

/** The vendor's signature proves the user's email or id; an id is looked up in the connected account. */
async function emailOf(
  context: ServiceContext,
  workspaceId: WorkspaceId,
  { provider, embedding: { user } }: Asking,
): Promise<string | undefined> {
  if ('email' in user) return user.email
  const crm = await context.crmFor(workspaceId)
  return crm.id === provider ? crm.findUserEmail?.(user.id) : undefined
}

/**
 * Found by email in the workspaces with this account. Undefined if there are none. Throws ProviderError if the
 * CRM has to be called and does not answer.
 */
export async function findEmbeddedVisitor(
  context: ServiceContext,
  asking: Asking,
): Promise<EmbeddedVisitor | undefined> {
  const { provider, embedding } = asking
  const externalId = embedding.accountId
  const workspaceIds = await listWorkspacesOfAccount(context.db, { provider, externalId })
  let unknown: EmbeddedVisitor | undefined
  for (const workspaceId of workspaceIds) {
    const email = await emailOf(context, workspaceId, asking)
    const user = email && (await findUser(context.db, { workspaceId, email: emailKey(email) }))
    if (user) return { kind: 'user', user }
    const { name: workspaceName } = await getWorkspace(context, workspaceId)
    unknown ??= { kind: 'unknown', workspaceName, email }
  }
  return unknown
}
