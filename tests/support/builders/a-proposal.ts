import type { ProposeTimes } from '../../../src/services/proposals/proposal-command.ts'
import { proposeTimes } from '../../../src/services/proposals/propose-times.ts'
import type { DemoWorkspace } from './demo-workspace.ts'

/** Ana proposes times to Maya by a link, half an hour, without holding them. */
export function aProposal(
  { context, workspace, ana }: Pick<DemoWorkspace, 'context' | 'workspace' | 'ana'>,
  overrides: Partial<ProposeTimes> & Pick<ProposeTimes, 'slots'>,
) {
  const hostId = overrides.hostId ?? ana.id
  return proposeTimes(context, {
    workspaceId: workspace.id,
    hostId,
    organizerId: hostId,
    invitee: { email: 'maya@acme.test' },
    durationMinutes: 30,
    via: 'link',
    holds: 'none',
    ...overrides,
  })
}
