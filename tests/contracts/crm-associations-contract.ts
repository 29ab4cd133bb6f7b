import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { CrmMeeting, CrmMeetingRefs } from '../../crm/contract/crm-provider.ts'
import { aMeeting, type CrmAccount, hostEmail } from './crm-account.ts'

/** What every CRM promises of the records that a meeting concerns. */
export function describeCrmAssociations(name: string, open: () => Promise<CrmAccount>): void {
  describe(`${name}: what a meeting concerns`, () => {
    let account: CrmAccount
    let contactId: string
    const put = (meeting: CrmMeeting, known?: CrmMeetingRefs) =>
      account.provider.putMeeting(meeting, known)
    const associated = (refs: CrmMeetingRefs, type: 'companies' | 'deals' | 'contacts') =>
      account.associatedIds?.(refs.engagementId, type)
    const add = async (type: 'companies' | 'deals', title: string, contactIds = [contactId]) =>
      (await account.addRecord?.({ type, name: title, contactIds })) ?? ''

    beforeEach(async ({ skip }) => {
      account = await open()
      skip(!account.addRecord, 'a meeting concerns its contact, that one’s company and deal only')
      await account.addColleague(hostEmail)
      contactId = await account.addContact({ email: 'grace@navy.example', name: 'Grace Hopper' })
    })
    afterEach(() => account.close())

    test('F33 chosen records are associated, what was not chosen is not guessed', async () => {
      await add('companies', 'Navy')
      await add('deals', 'Compilers')
      const chosen = await add('deals', 'Ships', [])
      const refs = await put(aMeeting({ associations: [{ type: 'deals', id: chosen }] }))
      expect(await associated(refs, 'deals')).toEqual([chosen])
      expect(await associated(refs, 'companies')).toEqual([])
      expect(refs.dealName).toBe('Ships')
      expect(refs.companyName).toBeUndefined()
    })

    test('F33 choosing none leaves the contact only', async () => {
      await add('deals', 'Compilers')
      const refs = await put(aMeeting({ associations: [] }))
      expect(await associated(refs, 'deals')).toEqual([])
      expect(await associated(refs, 'contacts')).toEqual([contactId])
    })

    test('F62 several open deals are reported and none is associated', async () => {
      const deals = [await add('deals', 'Compilers'), await add('deals', 'Ships')]
      const refs = await put(aMeeting())
      expect(await associated(refs, 'deals')).toEqual([])
      expect(refs.openDeals?.toSorted((a, b) => a.name.localeCompare(b.name))).toEqual([
        { id: deals[0], name: 'Compilers' },
        { id: deals[1], name: 'Ships' },
      ])
    })

    test('F62 a choice among several deals keeps the company: where the record was put is reported', async () => {
      const company = await add('companies', 'Navy')
      await add('deals', 'Compilers')
      const chosen = await add('deals', 'Ships')
      const asked = await put(aMeeting())
      const placed = (asked.placed ?? []).filter(({ type }) => type === 'companies')
      expect(placed).toEqual([{ type: 'companies', id: company }])
      const associations = [...placed, { type: 'deals' as const, id: chosen }]
      const refs = await put(aMeeting({ associations }), asked)
      expect(await associated(refs, 'companies')).toEqual([company])
      expect(await associated(refs, 'deals')).toEqual([chosen])
    })

    test('F62 one open deal is no question', async () => {
      await add('deals', 'Compilers')
      expect((await put(aMeeting())).openDeals).toBeUndefined()
    })

    test('F62 the deal that is chosen later is associated, and the question is answered', async () => {
      await add('deals', 'Compilers')
      const chosen = await add('deals', 'Ships')
      const asked = await put(aMeeting())
      const refs = await put(aMeeting({ associations: [{ type: 'deals', id: chosen }] }), asked)
      expect(refs).toMatchObject({ engagementId: asked.engagementId, dealName: 'Ships' })
      expect(refs.openDeals).toBeUndefined()
      expect(await associated(refs, 'deals')).toEqual([chosen])
    })

    test('F62 the question stays asked while other things change', async () => {
      await add('deals', 'Compilers')
      await add('deals', 'Ships')
      const asked = await put(aMeeting())
      const again = await put(aMeeting({ outcome: 'completed' }), asked)
      expect(again.openDeals).toEqual(asked.openDeals)
    })

    test('F33 one that is taken away here is taken away there', async () => {
      const company = await add('companies', 'Navy')
      const deal = await add('deals', 'Ships')
      const both = [
        { type: 'companies', id: company },
        { type: 'deals', id: deal },
      ] as const
      const refs = await put(aMeeting({ associations: both }))
      expect(await associated(refs, 'companies')).toEqual([company])
      const fewer = await put(aMeeting({ associations: [both[1]] }), refs)
      expect(await associated(fewer, 'companies')).toEqual([])
      expect(await associated(fewer, 'deals')).toEqual([deal])
      expect(fewer.companyName).toBeUndefined()
    })

    test('F33 a chosen record that was deleted by then is left out, the rest is written', async () => {
      const deal = await add('deals', 'Ships')
      const associations = [
        { type: 'companies', id: '424242' },
        { type: 'deals', id: deal },
      ] as const
      const refs = await put(aMeeting({ associations }))
      expect(await associated(refs, 'deals')).toEqual([deal])
    })

    test('F31 guests that the CRM knows are associated, by any of their addresses; none is made', async () => {
      const alan = await account.addContact({ email: 'alan@park.example', name: 'Alan Turing' })
      const kay = await account.addContact({
        email: 'kay@navy.example',
        additionalEmail: 'mcnulty@home.example',
        name: 'Kay McNulty',
      })
      const guests = ['Alan@Park.example', 'mcnulty@home.example', 'nobody@park.example'].map(
        email => ({ email, name: '' }),
      )
      const refs = await put(aMeeting({ guests }))
      expect((await associated(refs, 'contacts'))?.toSorted()).toEqual(
        [contactId, alan, kay].toSorted(),
      )
      expect(await account.listContacts()).toHaveLength(3)
      const held = await account.provider.readMeeting(refs.engagementId)
      expect(held?.contacts.map(({ id }) => id).toSorted()).toEqual(
        [contactId, alan, kay].toSorted(),
      )
      expect(held?.contacts[0]?.id).toBe(contactId)
    })

    test('F31 a guest who joins later is associated, one who leaves is not any more', async () => {
      const alan = await account.addContact({ email: 'alan@park.example', name: 'Alan Turing' })
      const guests = [{ email: 'alan@park.example', name: 'Alan Turing' }]
      const joined = await put(aMeeting({ guests }), await put(aMeeting()))
      expect((await associated(joined, 'contacts'))?.toSorted()).toEqual(
        [contactId, alan].toSorted(),
      )
      const left = await put(aMeeting(), joined)
      expect(await associated(left, 'contacts')).toEqual([contactId])
    })
  })
}
