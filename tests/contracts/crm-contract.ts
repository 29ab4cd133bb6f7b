import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { CrmMeeting, CrmMeetingRefs } from '../../crm/contract/crm-provider.ts'
import { ProviderError } from '../../src/providers/provider-error.ts'
import { aMeeting, type CrmAccount, hostEmail } from './crm-account.ts'
import { describeCrmAssociations } from './crm-associations-contract.ts'
import { describeCrmChanges } from './crm-changes-contract.ts'
import { describeCrmEdits } from './crm-edits-contract.ts'
import { describeCrmRecords } from './crm-records-contract.ts'

const hour = 3_600_000

/** What every CRM promises, whoever keeps the records. */
export function describeCrm(name: string, open: () => Promise<CrmAccount>): void {
  describeCrmEdits(name, open)
  describeCrmChanges(name, open)
  describeCrmAssociations(name, open)
  describeCrmRecords(name, open)
  describe(name, () => {
    let account: CrmAccount
    const put = (meeting: CrmMeeting, known?: CrmMeetingRefs) =>
      account.provider.putMeeting(meeting, known)
    const onlyEngagement = async () => {
      const engagements = await account.listEngagements()
      expect(engagements).toHaveLength(1)
      return engagements[0]
    }
    const onlyContact = async () => {
      const contacts = await account.listContacts()
      expect(contacts).toHaveLength(1)
      return contacts[0]
    }

    beforeEach(async () => {
      account = await open()
      await account.addColleague(hostEmail)
    })
    afterEach(() => account.close())

    test('letter case never duplicates: a contact is found whatever the case of the letters', async () => {
      const id = await account.addContact({ email: 'grace@navy.example', name: 'Grace Hopper' })
      const found = await account.provider.findContactByEmail('Grace@NAVY.example')
      expect(found).toMatchObject({ id, email: 'grace@navy.example', name: 'Grace Hopper' })
    })

    test('a contact is found by a second address, and no other is made', async () => {
      const id = await account.addContact({
        email: 'grace@navy.example',
        additionalEmail: 'hopper@home.example',
        name: 'Grace Hopper',
      })
      const found = await account.provider.findContactByEmail('Hopper@home.example')
      expect(found?.id).toBe(id)
      await put(aMeeting({ contact: { email: 'hopper@home.example', name: 'G. Hopper' } }))
      expect((await onlyContact())?.id).toBe(id)
    })

    test('an unknown address finds nothing and makes nothing', async () => {
      expect(await account.provider.findContactByEmail('nobody@navy.example')).toBeUndefined()
      expect(await account.listContacts()).toEqual([])
    })

    test('contacts are found by a piece of their name, at most as many as asked', async () => {
      await account.addContact({ email: 'grace@navy.example', name: 'Grace Hopper' })
      await account.addContact({ email: 'grace.k@film.example', name: 'Grace Kelly' })
      await account.addContact({ email: 'alan@park.example', name: 'Alan Turing' })
      const { provider } = account
      const names = (await provider.searchContacts('grace', 10)).map(contact => contact.name)
      expect(names.sort()).toEqual(['Grace Hopper', 'Grace Kelly'])
      expect(await provider.searchContacts('grace', 1)).toHaveLength(1)
      expect(await provider.searchContacts('nobody', 10)).toEqual([])
    })

    test('F23 two bookings of one new person at once make one contact', async () => {
      const other = aMeeting({
        id: '0b1f8f5e-7a52-4a6e-9a3c-0f8f6b1f2a02',
        iCalUid: 'par-2042@parley.example',
      })
      const [first, second] = await Promise.all([put(aMeeting()), put(other)])
      expect(first.contactId).toBe(second.contactId)
      await onlyContact()
      expect(await account.listEngagements()).toHaveLength(2)
    })

    test('F23 a new contact gets the host as owner', async () => {
      await put(aMeeting())
      expect(await onlyContact()).toMatchObject({ name: 'Grace Hopper', ownerEmail: hostEmail })
    })

    test('F23 a contact without an owner gets the host as owner', async () => {
      await account.addContact({ email: 'grace@navy.example', name: 'Grace Hopper' })
      await put(aMeeting())
      expect((await onlyContact())?.ownerEmail).toBe(hostEmail)
    })

    test('F23 owner never overwritten', async () => {
      await account.addColleague('bob@acme.example')
      await account.addContact({
        email: 'grace@navy.example',
        name: 'Grace Hopper',
        ownerEmail: 'bob@acme.example',
      })
      const refs = await put(aMeeting())
      await put(aMeeting({ outcome: 'completed' }), refs)
      expect((await onlyContact())?.ownerEmail).toBe('bob@acme.example')
    })

    test('F23 letter case never duplicates: a booking under other letters is the same person’s', async () => {
      const id = await account.addContact({ email: 'grace@navy.example', name: 'Grace Hopper' })
      await put(aMeeting({ contact: { email: 'Grace@NAVY.example', name: 'Grace Hopper' } }))
      await put(aMeeting({ contact: { email: 'GRACE@navy.EXAMPLE', name: 'Grace Hopper' } }))
      expect((await onlyContact())?.id).toBe(id)
      expect((await onlyEngagement())?.contactIds).toEqual([id])
    })

    test('what colleagues entered stays, blanks are filled', async () => {
      await account.addContact({ email: 'grace@navy.example', name: 'Rear Admiral Hopper' })
      await put(aMeeting())
      const filled = { name: 'Rear Admiral Hopper', phone: '+48 600 100 200' }
      expect(await onlyContact()).toMatchObject(filled)
      const other = { email: 'grace@navy.example', name: 'GH', phone: '+1 1' }
      await put(aMeeting({ contact: other }))
      expect(await onlyContact()).toMatchObject(filled)
    })

    test('F35 the engagement stands on the record with everything about the meeting', async () => {
      const meeting = aMeeting()
      const refs = await put(meeting)
      const engagement = await onlyEngagement()
      expect(engagement).toMatchObject({
        id: refs.engagementId,
        title: meeting.title,
        startsAt: meeting.startsAt,
        endsAt: meeting.endsAt,
        outcome: 'scheduled',
        hostEmail,
        location: 'Main Street 1',
        description: 'Bring <numbers> & questions',
        contactIds: [refs.contactId],
      })
      expect(engagement?.notes).toContain('Asked for the big plan')
      expect(engagement?.notes).toContain('Sam Setter')
      expect(refs.contactUrl).toContain(refs.contactId)
      expect(refs.engagementUrl).toContain(refs.engagementId)
    })

    test('F22 F51 a moved meeting keeps its record and carries the new time', async () => {
      const refs = await put(aMeeting())
      const later = { startsAt: aMeeting().startsAt + hour, endsAt: aMeeting().endsAt + hour }
      const again = await put(aMeeting(later), refs)
      expect(again.engagementId).toBe(refs.engagementId)
      expect(await onlyEngagement()).toMatchObject({ ...later, outcome: 'scheduled' })
    })

    test('F22 F51 a canceled meeting keeps its record', async () => {
      const refs = await put(aMeeting())
      await put(aMeeting({ outcome: 'canceled' }), refs)
      expect(await onlyEngagement()).toMatchObject({ id: refs.engagementId, outcome: 'canceled' })
    })

    test.each(['completed', 'rescheduled', 'no-show'] as const)(
      'F39 the outcome %s is written on the record',
      async outcome => {
        const refs = await put(aMeeting())
        await put(aMeeting({ outcome }), refs)
        expect((await onlyEngagement())?.outcome).toBe(outcome)
      },
    )

    test('F39 an outcome of the account’s own is written on the record', async () => {
      const refs = await put(aMeeting())
      await put(aMeeting({ outcome: account.ownOutcome }), refs)
      expect((await onlyEngagement())?.outcome).toBe(account.ownOutcome)
    })

    test('F49 a repeat after a lost answer makes no second record', async () => {
      account.loseNextAnswer?.()
      const first = await put(aMeeting()).catch((error: unknown) => error)
      if (account.loseNextAnswer) {
        expect(first).toBeInstanceOf(ProviderError)
        expect((first as ProviderError).isPassing).toBe(true)
      }
      await put(aMeeting())
      await put(aMeeting())
      await onlyEngagement()
      await onlyContact()
    })

    test('F49 a record deleted in the CRM is made anew', async () => {
      const refs = await put(aMeeting())
      await account.deleteEngagement(refs.engagementId)
      const again = await put(aMeeting(), refs)
      expect(again.engagementId).not.toBe(refs.engagementId)
      expect((await onlyEngagement())?.contactIds).toEqual([refs.contactId])
    })

    test('F49 a contact deleted in the CRM is made anew and has the meeting', async () => {
      const refs = await put(aMeeting())
      await account.deleteContact(refs.contactId)
      const again = await put(aMeeting(), refs)
      expect(again.contactId).not.toBe(refs.contactId)
      expect((await onlyContact())?.id).toBe(again.contactId)
      expect((await onlyEngagement())?.contactIds).toEqual([again.contactId])
    })

    test('F35 the one open deal of the contact is associated', async () => {
      const contactId = await account.addContact({ email: 'grace@navy.example', name: 'Grace' })
      await account.addDeal({ contactId, name: 'Compilers', state: 'open' })
      await account.addDeal({ contactId, name: 'Old business', state: 'closed' })
      const refs = await put(aMeeting())
      expect(refs.dealName).toBe('Compilers')
      expect((await onlyEngagement())?.dealName).toBe('Compilers')
    })

    test('F35 between two open deals none is guessed', async () => {
      const contactId = await account.addContact({ email: 'grace@navy.example', name: 'Grace' })
      await account.addDeal({ contactId, name: 'Compilers', state: 'open' })
      await account.addDeal({ contactId, name: 'Ships', state: 'open' })
      const refs = await put(aMeeting())
      expect(refs.dealName).toBeUndefined()
      expect((await onlyEngagement())?.dealName).toBeUndefined()
    })

    test('F35 the company of the contact is associated', async () => {
      await account.addContact({ email: 'grace@navy.example', name: 'Grace', company: 'Navy Ltd' })
      const refs = await put(aMeeting())
      expect(refs.companyName).toBe('Navy Ltd')
      expect((await onlyEngagement())?.companyName).toBe('Navy Ltd')
    })

    test('F6 where the booking came from stands on the contact', async () => {
      const tracking = { campaign: 'spring', medium: 'mail', source: 'newsletter' }
      await put(aMeeting({ tracking }))
      expect((await onlyContact())?.tracking).toEqual(tracking)
    })
  })
}
