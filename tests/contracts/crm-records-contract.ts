import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { CrmRecordType } from '../../crm/contract/crm-objects.ts'
import { aMeeting, type CrmAccount, hostEmail } from './crm-account.ts'

/** What every CRM promises of its records and of its own words. */
export function describeCrmRecords(name: string, open: () => Promise<CrmAccount>): void {
  describe(`${name}: records and words`, () => {
    let account: CrmAccount
    let contactId: string
    const find = (type: CrmRecordType, id: string) => account.provider.findRecord({ type, id })

    beforeEach(async () => {
      account = await open()
      await account.addColleague(hostEmail)
      contactId = await account.addContact({
        email: 'grace@navy.example',
        name: 'Grace Hopper',
        company: 'Navy Ltd',
        ownerEmail: hostEmail,
      })
    })
    afterEach(() => account.close())

    test('F31 a contact is found with its company and its open deals', async () => {
      await account.addDeal({ contactId, name: 'Ships', state: 'open' })
      await account.addDeal({ contactId, name: 'Boats', state: 'closed' })
      const found = await find('contacts', contactId)
      expect(found).toMatchObject({
        type: 'contacts',
        id: contactId,
        name: 'Grace Hopper',
        detail: 'grace@navy.example',
        contacts: [{ id: contactId, email: 'grace@navy.example', ownerEmail: hostEmail }],
        url: expect.stringMatching(/^https:/),
      })
      const related = found?.related.map(({ type, name: title }) => `${type} ${title}`)
      expect(related?.toSorted()).toEqual(['companies Navy Ltd', 'deals Ships'])
    })

    test('F31 a company and a deal are found with those whom a meeting may be with', async () => {
      await account.addDeal({ contactId, name: 'Ships', state: 'open' })
      const [company] = await account.provider.searchRecords('companies', 'Navy Ltd', 5)
      const [deal] = await account.provider.searchRecords('deals', 'Ships', 5)
      const foundCompany = await find('companies', company?.id ?? '')
      expect(foundCompany).toMatchObject({
        name: 'Navy Ltd',
        contacts: [{ id: contactId, email: 'grace@navy.example', name: 'Grace Hopper' }],
      })
      expect(await find('deals', deal?.id ?? '')).toMatchObject({
        name: 'Ships',
        contacts: [{ id: contactId, email: 'grace@navy.example' }],
      })
    })

    test('F31 a ticket is found with its contacts', async ({ skip }) => {
      const hasTickets = account.addRecord && account.provider.recordTypes.includes('tickets')
      skip(!hasTickets, 'this CRM has no tickets')
      const ticket = { type: 'tickets', name: 'Leak', contactIds: [contactId] } as const
      const id = (await account.addRecord?.(ticket)) ?? ''
      expect(await find('tickets', id)).toMatchObject({
        name: 'Leak',
        contacts: [{ id: contactId }],
      })
      const contact = await find('contacts', contactId)
      expect(contact?.related).toContainEqual(expect.objectContaining({ type: 'tickets', id }))
      const refs = await account.provider.putMeeting(
        aMeeting({ associations: [{ type: 'tickets', id }] }),
        undefined,
      )
      expect(await account.associatedIds?.(refs.engagementId, 'tickets')).toEqual([id])
    })

    test('F31 what does not exist is undefined, whatever its type', async () => {
      for (const type of account.provider.recordTypes)
        expect(await find(type, '424242')).toBeUndefined()
    })

    test('F33 records are found by a piece of their name, at most as many as asked', async () => {
      await account.addDeal({ contactId, name: 'Ships for spring', state: 'open' })
      await account.addDeal({ contactId, name: 'Ships for autumn', state: 'open' })
      await account.addDeal({ contactId, name: 'Ships of old', state: 'closed' })
      const names = async (type: CrmRecordType, text: string, limit: number) =>
        (await account.provider.searchRecords(type, text, limit)).map(record => record.name)
      expect((await names('deals', 'ships', 10)).toSorted()).toEqual([
        'Ships for autumn',
        'Ships for spring',
      ])
      expect(await names('deals', 'ships', 1)).toHaveLength(1)
      expect(await names('contacts', 'grace', 10)).toEqual(['Grace Hopper'])
      expect(await names('companies', 'nowhere', 10)).toEqual([])
    })

    test('F39 the account’s own outcomes are listed, ours by our words', async () => {
      const { outcomes } = await account.provider.listChoices()
      if (!outcomes) return
      const values = outcomes.map(({ value }) => value)
      expect(values).toEqual(
        expect.arrayContaining(['scheduled', 'completed', 'rescheduled', 'no-show', 'canceled']),
      )
      expect(values).toContain(account.ownOutcome)
      expect(new Set(values).size).toBe(values.length)
      for (const { label } of outcomes) expect(label).not.toBe('')
    })

    test('F31 a meeting type from the account’s list is read back by its label', async () => {
      const { meetingTypes } = await account.provider.listChoices()
      const [type] = meetingTypes ?? []
      if (!type) return
      const refs = await account.provider.putMeeting(
        aMeeting({ meetingType: type.value }),
        undefined,
      )
      const held = await account.provider.readMeeting(refs.engagementId)
      expect(held?.meetingType).toBe(type.label)
    })
  })
}
