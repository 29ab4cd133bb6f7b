import { describeCrm } from './crm-contract.ts'
import { openPipedriveAccount, openPipedriveProvider } from './pipedrive-account.ts'

describeCrm('Pipedrive', openPipedriveAccount)

describeCrm('Pipedrive by OAuth, with an index that lags behind and short pages', async () => {
  const account = await openPipedriveAccount()
  const { state, faults } = account.standIn
  state.pageSize = 2
  return {
    ...account,
    provider: openPipedriveProvider(account.standIn, {
      accessToken: async () => 'v1u:an-access-token',
    }),
    loseNextAnswer: () => {
      state.searchLag = 1
      faults.next({ on: 'POST /api/v2/persons', isAnswerLost: true })
    },
  }
})
