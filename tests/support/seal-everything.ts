import { addSiteSecret } from '../../src/services/chat/site-secrets.ts'
import { makeSignInLink } from '../../src/services/people/sign-in.ts'
import { saveConnection } from '../../src/services/workspace/connections.ts'
import { aBooking } from './builders/a-booking.ts'
import { aChatSite } from './builders/a-chat-site.ts'
import { aProposal } from './builders/a-proposal.ts'
import type { DemoWorkspace } from './builders/demo-workspace.ts'
import type { TestContext } from './make-context.ts'

const hourMs = 60 * 60_000

export interface SealedThings {
  meetingId: string
  manageToken: string
  proposalId: string
  proposalToken: string
  connectionId: string
}

/** Adds a row for each encrypted column. Ana has to be free at `startsAt`. */
export async function sealEverything(
  context: TestContext,
  demo: DemoWorkspace,
  { startsAt }: { startsAt: number },
): Promise<SealedThings> {
  const { workspace, ana } = demo
  const { db, cipher } = context
  const { meeting, manageToken } = await aBooking(demo, { startsAt })
  const { proposal, token } = await aProposal(demo, {
    pageId: demo.page.id,
    invitee: { email: 'noor@acme.test', name: 'Noor' },
    slots: [startsAt + hourMs],
  })
  const { id: connectionId } = await saveConnection(context, {
    workspaceId: workspace.id,
    provider: 'hubspot',
    externalId: '4711',
    label: 'Acme',
    scopes: [],
    accessToken: 'access',
    refreshToken: 'refresh',
  })
  await makeSignInLink(context, { userId: ana.id })
  await db('slack_installations').insert({
    installation_key: 'T000000009',
    workspace_id: workspace.id,
    installation_sealed: cipher.seal('{}', 'T000000009'),
  })
  const site = await aChatSite(demo)
  await addSiteSecret(context, { workspaceId: workspace.id, siteId: site.id })
  await db('slack_events').insert({
    event_id: 'Ev9',
    body_sealed: cipher.seal('{}', 'Ev9'),
    received_at: new Date(context.clock()),
  })
  return {
    meetingId: meeting.id,
    manageToken,
    proposalId: proposal.id,
    proposalToken: token,
    connectionId,
  }
}
