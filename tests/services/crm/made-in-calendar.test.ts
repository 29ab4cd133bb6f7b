import { expect, test } from 'vitest'
import type { CrmFixture } from '../../support/crm-fixture.ts'
import { shareCrm } from '../../support/share-crm.ts'

const shared = shareCrm()

const minuteMs = 60_000

async function cancelRecord({ crm, push }: CrmFixture, engagementId: string) {
  crm.edit(engagementId, { outcome: 'canceled' })
  await push()
}

async function deleteRecord({ crm, context, push, jobs }: CrmFixture, engagementId: string) {
  crm.remove(engagementId)
  await push()
  context.setNow(context.clock() + minuteMs)
  await jobs.run()
}

test.each([
  ['canceled', 'page', cancelRecord, 'canceled'],
  ['deleted', 'page', deleteRecord, 'canceled'],
  ['canceled', 'calendar', cancelRecord, 'scheduled'],
  ['deleted', 'calendar', deleteRecord, 'scheduled'],
] as const)(
  'a CRM record is %s whose meeting was made on a %s',
  async (_what, source, change, status) => {
    const { fixture, at } = shared
    const { id, engagementId } = await fixture.book(at(10), `${source}@acme.test`)
    await fixture.database.db('meetings').where({ id }).update({ source })
    await change(fixture, engagementId)
    expect(await fixture.meeting(id)).toMatchObject({ status, outcome: status })
  },
)
