import { describeCrm } from './crm-contract.ts'
import { openHubspotAccount } from './hubspot-account.ts'

describeCrm('HubSpot', openHubspotAccount)

describeCrm('HubSpot without the right to make properties', async () => {
  const account = await openHubspotAccount()
  const { state, faults } = account.standIn
  state.missingScopes.add('crm.schemas.meetings.write')
  return {
    ...account,
    loseNextAnswer: () => {
      // The search would not show the record for a long time yet.
      state.searchLagMs = 30_000
      faults.next({ on: 'POST /crm/objects/2026-09/meetings', isAnswerLost: true })
    },
  }
})
