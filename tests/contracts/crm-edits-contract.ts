import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { CrmHeldMeeting, CrmShared } from '../../crm/contract/crm-changes.ts'
import type { CrmMeetingRefs } from '../../crm/contract/crm-provider.ts'
import { aMeeting, type CrmAccount, hostEmail } from './crm-account.ts'

const hour = 3_600_000

const sharedOf = (held: CrmHeldMeeting): CrmShared => {
  const { title, startsAt, endsAt, outcome, description, location } = held
  return { title, startsAt, endsAt, outcome, description, location }
}

/** What every CRM promises of a record that colleagues change as well. */
export function describeCrmEdits(name: string, open: () => Promise<CrmAccount>): void {
  describe(`${name}: meetings that colleagues change in the CRM`, () => {
    let account: CrmAccount
    let refs: CrmMeetingRefs
    const read = async (id = refs.engagementId): Promise<CrmHeldMeeting> => {
      const held = await account.provider.readMeeting(id)
      if (!held) throw new Error(`No meeting ${id}`)
      return held
    }

    beforeEach(async () => {
      account = await open()
      await account.addColleague(hostEmail)
      refs = await account.provider.putMeeting(aMeeting(), undefined)
    })
    afterEach(() => account.close())

    test('F60 what was written is read, in our words', async () => {
      const { title, startsAt, endsAt, outcome, description, contact, location } = aMeeting()
      expect(await read()).toMatchObject({
        engagementId: refs.engagementId,
        meetingId: aMeeting().id,
        title,
        startsAt,
        endsAt,
        outcome,
        description,
        location: location.text,
        hostEmail,
        contacts: [{ id: refs.contactId, email: contact.email, name: contact.name }],
        url: expect.stringMatching(/^https:/),
        changedAt: expect.any(Number),
      })
    })

    test('F60 when a record was made is reported, and stays so when it is changed', async ({
      skip,
    }) => {
      skip(!account.editEngagement, 'nobody but us writes the records')
      const { createdAt } = await read()
      expect(createdAt).toBeLessThanOrEqual(account.now?.() ?? 0)
      account.passTime?.(hour)
      await account.editEngagement?.(refs.engagementId, { title: 'Later' })
      expect(await read()).toMatchObject({ createdAt, title: 'Later' })
      expect((await read()).changedAt).toBeGreaterThan(createdAt)
    })

    test('F60 whom the record names after writing is known, and a colleague’s host is left', async () => {
      expect(refs.hostEmail).toBe((await read()).hostEmail)
      await account.addColleague('bob@acme.example')
      const bob = { email: 'bob@acme.example', name: 'Bob' }
      const handed = await account.provider.putMeeting(aMeeting({ host: bob }), refs)
      expect(handed).toMatchObject({ engagementId: refs.engagementId, hostEmail: bob.email })
      expect((await read()).hostEmail).toBe(bob.email)
    })

    test('F60 a host chosen in the CRM is left, until a person decides that ours stands', async ({
      skip,
    }) => {
      const { editHost } = account
      skip(!editHost, 'nobody but us writes the records')
      await account.addColleague('bob@acme.example')
      await editHost?.(refs.engagementId, 'bob@acme.example')
      const again = await account.provider.putMeeting(aMeeting({ title: 'Second demo' }), refs)
      expect(again.hostEmail).toBe(hostEmail)
      expect((await read()).hostEmail).toBe('bob@acme.example')
      await account.provider.putMeeting(aMeeting(), { ...again, isHostPending: true })
      expect((await read()).hostEmail).toBe(hostEmail)
    })

    test('F60 a record that was deleted, or never was, is read as nothing', async () => {
      await account.deleteEngagement(refs.engagementId)
      expect(await account.provider.readMeeting(refs.engagementId)).toBeUndefined()
      expect(await account.provider.readMeeting('424242')).toBeUndefined()
    })

    test('F60 nothing differs from what was sent while nobody changes it', async ({ skip }) => {
      skip(!account.editEngagement, 'nobody but us writes the records')
      expect(sharedOf(await read())).toEqual(refs.sent)
      const changed = aMeeting({ outcome: 'completed', title: 'Demo, the second' })
      refs = await account.provider.putMeeting(changed, refs)
      expect(refs.sent).toMatchObject({ outcome: 'completed', title: 'Demo, the second' })
      expect(sharedOf(await read())).toEqual(refs.sent)
    })

    test('F60 CRM edit never silently lost: what was sent may be worded by us, not by the CRM', async ({
      skip,
    }) => {
      skip(!account.editEngagement, 'nobody but us writes the records')
      const { startsAt, endsAt } = aMeeting()
      const odd = aMeeting({
        title: 'Demo of  the compiler ',
        description: 'Two  blanks',
        descriptionHtml: '<p>Two  blanks</p>',
        startsAt: startsAt + 1_500,
        endsAt: endsAt + 1_500,
        location: { kind: 'custom', text: ' Room 7 ' },
      })
      refs = await account.provider.putMeeting(odd, refs)
      const theirs = {
        title: 'Theirs',
        description: 'Also theirs',
        startsAt: startsAt + hour,
        endsAt: endsAt + hour,
        location: 'Main Street 2',
      }
      await account.editEngagement?.(refs.engagementId, theirs)
      const words = { ...odd, location: odd.location.text }
      const known = { ...refs, sent: sharedOf(words as unknown as CrmHeldMeeting) }
      await account.provider.putMeeting(odd, known)
      expect(await read()).toMatchObject(theirs)
    })

    test.for([
      ['title', { title: 'Demo with the Navy' }],
      ['time', { startsAt: aMeeting().startsAt + hour, endsAt: aMeeting().endsAt + 2 * hour }],
      ['description', { description: 'Bring your own compiler' }],
      ['outcome', { outcome: 'no-show' }],
      ['place', { location: 'Main Street 2' }],
    ] as const)('F60 a colleague’s %s is read', async ([_field, edits], { skip }) => {
      skip(!account.editEngagement, 'nobody but us writes the records')
      await account.editEngagement?.(refs.engagementId, edits)
      expect(sharedOf(await read())).toEqual({ ...refs.sent, ...edits })
    })

    test('F39 F60 an outcome of the account’s own is read by the word it is written by', async ({
      skip,
    }) => {
      const { editEngagement, ownOutcome } = account
      skip(!editEngagement, 'nobody but us writes the records')
      await editEngagement?.(refs.engagementId, { outcome: ownOutcome })
      const { outcome } = await read()
      const again = await account.provider.putMeeting(aMeeting({ outcome }), refs)
      expect((await read(again.engagementId)).outcome).toBe(ownOutcome)
    })

    test('F60 CRM edit never silently lost: writing another change leaves it', async ({ skip }) => {
      skip(!account.editEngagement, 'nobody but us writes the records')
      const edits = { title: 'Demo with the Navy', description: 'Bring your own compiler' }
      await account.editEngagement?.(refs.engagementId, edits)
      const again = await account.provider.putMeeting(aMeeting({ outcome: 'completed' }), refs)
      expect(again.engagementId).toBe(refs.engagementId)
      expect(sharedOf(await read())).toEqual({ ...refs.sent, ...edits, outcome: 'completed' })
      // It goes on differing from what was sent, so that a later look still finds it.
      expect(again.sent).toEqual({ ...refs.sent, outcome: 'completed' })
    })

    test('F60 CRM edit never silently lost: a moved meeting stays where a colleague put it', async ({
      skip,
    }) => {
      skip(!account.editEngagement, 'nobody but us writes the records')
      const moved = { startsAt: aMeeting().startsAt + hour, endsAt: aMeeting().endsAt + hour }
      await account.editEngagement?.(refs.engagementId, moved)
      await account.provider.putMeeting(aMeeting({ title: 'Demo, the second' }), refs)
      expect(await read()).toMatchObject({ ...moved, title: 'Demo, the second' })
    })

    test('F60 what changed here since is written over a colleague’s word', async ({ skip }) => {
      skip(!account.editEngagement, 'nobody but us writes the records')
      await account.editEngagement?.(refs.engagementId, { title: 'Demo with the Navy' })
      await account.provider.putMeeting(aMeeting({ title: 'Demo, the second' }), refs)
      expect((await read()).title).toBe('Demo, the second')
    })

    test('F32 F60 CRM edit never silently lost: colleagues’ own notes stay beside ours', async ({
      skip,
    }) => {
      skip(!account.editEngagement, 'nobody but us writes the records')
      await account.editEngagement?.(refs.engagementId, { addedNote: 'Call her assistant first' })
      const internalNote = 'Asked for the small plan'
      const changed = aMeeting({ internalNote, internalNoteHtml: `<p>${internalNote}</p>` })
      await account.provider.putMeeting(changed, refs)
      const [engagement] = await account.listEngagements()
      expect(engagement?.notes).toContain('Call her assistant first')
      expect(engagement?.notes).toContain('Asked for the small plan')
      expect(engagement?.notes).not.toContain('Asked for the big plan')
    })

    test('F60 a meeting made in the CRM is read with its contacts and its host', async ({
      skip,
    }) => {
      skip(!account.addEngagement, 'nobody but us writes the records')
      const contactId = await account.addContact({
        email: 'alan@park.example',
        name: 'Alan Turing',
      })
      const made = { title: 'Visit', startsAt: aMeeting().startsAt, endsAt: aMeeting().endsAt }
      const id = await account.addEngagement?.({ ...made, contactIds: [contactId], hostEmail })
      expect(await read(id ?? '')).toMatchObject({
        ...made,
        engagementId: id,
        meetingId: undefined,
        outcome: 'scheduled',
        hostEmail,
        contacts: [{ id: contactId, email: 'alan@park.example', name: 'Alan Turing' }],
      })
    })
  })
}
