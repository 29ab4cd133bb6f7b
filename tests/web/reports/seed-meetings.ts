import type { PastMeeting } from '../../support/report-meetings.ts'
import { addPastMeeting } from '../../support/report-meetings.ts'
import type { SettingsFixture } from '../../support/settings-fixture.ts'

const at = (month: number, day: number, hour: number, minute = 0) =>
  Date.UTC(2026, month - 1, day, hour, minute)
export const range = { from: '2026-10-12', to: '2026-11-08', timeZone: 'Europe/Berlin' }

/** Ana hosts five, one of them with Ben and two set up by Rita; Ben hosts one of his own. */
export async function addMeetings(fixture: SettingsFixture) {
  const { app, rep } = fixture
  const { ana, ben, page } = app
  const proposalId = await addProposal(fixture)
  const add = (past: PastMeeting) => addPastMeeting(app, past)
  // Sunday 23:30 UTC: Monday in Berlin, Sunday in New York.
  await add({ host: ana, startsAt: at(10, 18, 23, 30), outcome: 'completed', pageId: page.id })
  await add({
    host: ana,
    organizer: rep,
    startsAt: at(10, 20, 9),
    outcome: 'no-show',
    source: 'slack',
    title: '=1+1',
    invitee: { name: '@SUM(A1)', email: 'piotr@wisla.test' },
  })
  await add({ host: ana, moreHosts: [ben], startsAt: at(10, 21, 9), outcome: 'completed' })
  await add({ host: ana, organizer: rep, startsAt: at(10, 22, 9), outcome: 'canceled' })
  // The last second of a Sunday in Berlin, a week after its clocks went back.
  await add({ host: ben, startsAt: at(11, 1, 22, 59), outcome: 'Qualified', source: 'api' })
  await add({
    host: ana,
    startsAt: at(11, 4, 9),
    source: 'proposal',
    proposalId,
    bookedAt: at(11, 2, 9),
    title: 'Terms, "final"\nand prices',
  })
}

async function addProposal({ app }: SettingsFixture) {
  const [row] = await app
    .db('proposals')
    .insert({
      workspace_id: app.workspace.id,
      host_id: app.ana.id,
      organizer_id: app.ana.id,
      title: 'Terms',
      invitee_email: 'maya@acme.test',
      invitee_name: 'Maya Lindt',
      duration_minutes: 30,
      slots: [],
      token_hash: Buffer.from('report'),
      token_sealed: '',
      expires_at: new Date(at(11, 9, 9)),
      created_at: new Date(at(10, 28, 9)),
    })
    .returning('id')
  return String(row.id)
}
