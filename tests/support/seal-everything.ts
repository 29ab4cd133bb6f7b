import { bookMeeting } from '../../src/services/booking/book-meeting.ts'
import { makeSignInLink } from '../../src/services/people/sign-in.ts'
import { proposeTimes } from '../../src/services/proposals/propose-times.ts'
import { saveConnection } from '../../src/services/workspace/connections.ts'
import type { DemoWorkspace } from './demo-workspace.ts'
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
  { workspace, ana, page }: DemoWorkspace,
  { startsAt }: { startsAt: number },
): Promise<SealedThings> {
  const { db, cipher } = context
  const { meeting, manageToken } = await bookMeeting(context, {
    workspaceId: workspace.id,
    pageId: page.id,
    startsAt,
    durationMinutes: 30,
    timeZone: 'Europe/Warsaw',
    locale: 'en',
    invitee: { email: 'maya@acme.test', name: 'Maya Lindt' },
    source: 'page',
  })
  const { proposal, token } = await proposeTimes(context, {
    workspaceId: workspace.id,
    hostId: ana.id,
    organizerId: ana.id,
    pageId: page.id,
    invitee: { email: 'noor@acme.test', name: 'Noor' },
    durationMinutes: 30,
    slots: [startsAt + hourMs],
    via: 'link',
    holds: 'none',
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
