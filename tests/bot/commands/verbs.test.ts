import { afterEach, beforeEach, expect, test } from 'vitest'
import type { CrmContact } from '../../../crm/contract/crm-contact.ts'
import { messagesIn } from '../../../src/i18n/messages.ts'
import { ProviderError } from '../../../src/providers/provider-error.ts'
import { isTakingChats } from '../../../src/services/people/chat-availability.ts'
import { addBusy } from '../../../src/services/people/schedules.ts'
import { aBooking } from '../../support/builders/a-booking.ts'
import { aChatSite } from '../../support/builders/a-chat-site.ts'
import {
  type BotFixture,
  crmOf,
  lindt,
  marek,
  openBotFixture,
  thursdayAt,
} from '../../support/slack/bot-fixture.ts'
import { connectedCalendar } from '../../support/slack/connected-calendar.ts'
import { findButton } from '../../support/slack/slack-team.ts'

let fixture: BotFixture
beforeEach(async () => {
  fixture = await openBotFixture()
})
afterEach(() => fixture.close())

const reopen = async (crm: Parameters<typeof openBotFixture>[0]) => {
  await fixture.close()
  fixture = await openBotFixture(crm)
}

const ask = async (text: string) => {
  await fixture.team.command('ana', text)
  expect(fixture.faults()).toEqual([])
  expect(fixture.team.lastAnswer().text).not.toContain('went wrong')
  return fixture.team.lastAnswer()
}

test('free names only times when all of them are free', async () => {
  const { workspace, ben } = fixture.demo
  const [startsAt, endsAt] = [thursdayAt(9), thursdayAt(16)]
  await addBusy(fixture.context, { workspaceId: workspace.id, userId: ben.id, startsAt, endsAt })
  const { slackIdOf } = fixture.team
  await ask(`free <@${slackIdOf('ana')}> <@${slackIdOf('ben')}> thu`)
  const times = fixture.shown().match(/form:propose:\d+/g)
  expect(times).toEqual([thursdayAt(16), thursdayAt(16, 30)].map(at => `form:propose:${at}`))
})

test('free names the next common time where there is none, and says who is no user', async () => {
  const { workspace, ben } = fixture.demo
  const [startsAt, endsAt] = [thursdayAt(9), thursdayAt(17)]
  await addBusy(fixture.context, { workspaceId: workspace.id, userId: ben.id, startsAt, endsAt })
  expect((await ask('free ana, ben thu')).text).toContain('The next one: Fri 6 Nov 09:00 CET')
  const stranger = await ask(`free <@${fixture.team.slackIdOf('zoe')}> thu`)
  expect(stranger.text).toContain('no user of ours')
})

test('who shows company, owner, deals and meetings, to the rep alone', async () => {
  await fixture.bookMaya(thursdayAt(10))
  const answer = await ask('who maya')
  expect(answer.response_type).toBe('ephemeral')
  expect(fixture.shown()).toMatch(
    /Acme.*Ben Ruiz.*Thu 5 Nov 10:00 CET.*Acme pilot.*Open in HubSpot/,
  )
})

test('several meetings are buttons that say what they do; one that goes on is not called the next', async () => {
  await fixture.bookMaya(thursdayAt(10))
  await fixture.bookMaya(thursdayAt(12))
  await ask('cancel maya')
  expect(fixture.shown().match(/"text":"Cancel"/g)).toHaveLength(2)
  await ask('move maya')
  expect(fixture.shown().match(/"text":"Reschedule"/g)).toHaveLength(2)
  expect((await ask('')).text).toBe('Next')
  fixture.context.setNow(thursdayAt(10, 10))
  expect((await ask('')).text).toBe('Now')
})

test('who says what is known here while the CRM does not answer', async () => {
  const away = new ProviderError({ provider: 'hubspot', code: 'unavailable', reason: 'away' })
  const findContactByEmail = () => Promise.reject(away)
  await reopen({ crm: { ...crmOf([lindt]), findContactByEmail } })
  await fixture.bookMaya(thursdayAt(10))
  await ask('who maya@acme.test')
  expect(fixture.shown()).toMatch(/does not answer.*Thu 5 Nov 10:00/)
})

test('several people of a name are buttons with company and last meeting, beside Search and Create', async () => {
  await reopen({ crm: crmOf([lindt, marek]) })
  await fixture.bookMaya(thursdayAt(10))
  fixture.context.setNow(thursdayAt(12))
  await ask('p lind')
  expect(fixture.shown()).toMatch(/Maya Lindt, Acme, last met Thu 5 Nov.*Marek Lind, Acme"/)
  expect(fixture.shown()).toMatch(/contact:search.*contact:create/)
  await fixture.team.press('ana', findButton(fixture.team.lastAnswer(), 'reread:0'))
  expect(fixture.shown()).toMatch(/3 × 30-min.*Maya Lindt/)
})

test('a misspelt name is asked back with who was meant', async () => {
  await ask('p Maja fri')
  expect(fixture.shown()).toMatch(/Did you mean one of these.*Maya Lindt/)
  await fixture.team.press('ana', findButton(fixture.team.lastAnswer(), 'reread:0'))
  expect(fixture.shown()).toContain('draft:email')
})

test('F62: deal: finds the people of an open deal', async () => {
  await ask('p deal:"Acme pilot" fri')
  expect(fixture.shown()).toContain('Maya Lindt')
  expect(fixture.shown()).toContain('draft:email')
  expect((await ask('p deal:Nowhere fri')).text).toContain('no open deal')
})

test('without live chat nothing speaks of chats', async () => {
  const person = { workspaceId: fixture.demo.workspace.id, userId: fixture.demo.ana.id }
  expect((await ask('chat on')).text).toBe(
    'There is no live chat here, so there are no chats to take.',
  )
  expect(fixture.shown()).not.toContain('reread:chat')
  expect(await isTakingChats(fixture.context, person)).toBe(undefined)
  await aChatSite(fixture.demo, { isActive: false })
  expect(await isTakingChats(fixture.context, person)).toBe(undefined)
  await ask('help')
  expect(fixture.shown()).not.toContain('chat')
  await fixture.team.press('ana', { action_id: 'form:settings', value: '{}' })
  expect(fixture.viewText()).not.toMatch(/chat/i)
})

test('chat on and off is a switch that stays', async () => {
  await aChatSite(fixture.demo)
  const person = { workspaceId: fixture.demo.workspace.id, userId: fixture.demo.ana.id }
  expect(await isTakingChats(fixture.context, person)).toBe(false)
  expect((await ask('chat on')).text).toContain('You are taking chats')
  expect(await isTakingChats(fixture.context, person)).toBe(true)
  await fixture.team.press('ana', findButton(fixture.team.lastAnswer(), 'reread:chat'))
  expect(await isTakingChats(fixture.context, person)).toBe(false)
})

const deliveries = () => fixture.database.db('deliveries')

test('F46: status says that nothing waits only where nothing does', async () => {
  expect((await ask('status')).text).toBe('Nothing failed, and nothing waits.')
  await fixture.bookMaya(thursdayAt(10))
  const waiting = Number((await deliveries().count('* as n').where({ state: 'queued' }))[0]?.n)
  expect(waiting).toBeGreaterThan(1)
  expect((await ask('status')).text).toBe('Nothing failed. Some deliveries wait.')
  const counts = [...fixture.shown().matchAll(/(\d+) deliver(?:y waits|ies wait)/g)]
  expect(counts.reduce((sum, [, count]) => sum + Number(count), 0)).toBe(waiting)
  await deliveries().update({ state: 'retrying' })
  expect((await ask('status')).text).toContain('deliveries wait')
  await deliveries().update({ state: 'delivered' })
  expect((await ask('status')).text).toBe('Nothing failed, and nothing waits.')
})

test.each(['waiting', 'failed'] as const)(
  'what is %s is counted once in the status, whichever integration it is for',
  async of => {
    await fixture.bookMaya(thursdayAt(10))
    const state = of === 'waiting' ? 'queued' : 'failed'
    for (const target of ['calendar', 'crm', 'slack:host', 'mail:host']) {
      await deliveries().delete()
      const [meeting] = await fixture.meetings()
      const { workspace_id, id } = meeting
      await deliveries().insert({ workspace_id, meeting_id: id, target, state })
      await ask('status')
      expect(fixture.shown().match(/1 delivery/g)).toHaveLength(1)
    }
  },
)

test('F46: status says of mail only what happened: not set up, never sent, or when it was sent last', async () => {
  await ask('status')
  expect(fixture.shown()).toContain(
    ':information_source: *Email*: a mail server is set up, no email',
  )
  await fixture.bookMaya(thursdayAt(10))
  const at = new Date(Date.UTC(2026, 10, 2, 8, 12))
  await deliveries().whereLike('target', 'mail:%').update({ state: 'delivered', updated_at: at })
  await ask('status')
  expect(fixture.shown()).toContain(
    ':white_check_mark: *Email*: last email sent Mon 2 Nov 09:12 CET',
  )
  Object.assign(fixture.context, { sendsMail: false })
  expect((await ask('status')).text).toBe('Something needs attention.')
  expect(fixture.shown()).toContain(':warning: *Email*: no mail server is set up')
})

test.each(['en', 'pl', 'it'] as const)(
  'F46: status claims nothing that was not tested, in %s',
  async locale => {
    await fixture.database.db('users').where({ id: fixture.demo.ana.id }).update({ locale })
    await connectedCalendar(fixture.context, fixture.demo.ana)
    Object.assign(fixture.context, {
      crms: [{ id: 'hubspot', label: 'HubSpot', hasKey: true, isReachable: false }],
    })
    await ask('status')
    const { slackHere, ...verbs } = messagesIn(locale, 'slack/verbs')
    const lines = fixture.shown()
    for (const untested of [verbs.notReadYet, verbs.notWrittenYet, verbs.notSentYet])
      expect(lines).toContain(`: ${untested}`)
    expect(lines.match(/:white_check_mark:/g)).toHaveLength(1)
    expect(lines).toContain(`:white_check_mark: *Slack*: ${slackHere}`)
    await fixture.database.db('calendars').update({ synced_at: new Date(Date.UTC(2026, 10, 2, 8)) })
    await ask('status')
    expect(fixture.shown()).toContain(`: ${verbs.readAt({ time: '' }).trim()}`)
  },
)

test('F53: status says what waits, what failed and that nothing is wrong where nothing is', async () => {
  await fixture.bookMaya(thursdayAt(10))
  await fixture.database.db('deliveries').where({ target: 'crm' }).update({ state: 'failed' })
  expect((await ask('status')).text).toContain('needs attention')
  expect(fixture.shown()).toMatch(/CRM.*1 delivery failed for good/)
})

test('F53: status names a CRM that the installation has a key for, though nobody connected it', async () => {
  await ask('status')
  expect(fixture.shown()).toContain('our own records')
  const crm = { id: 'hubspot', label: 'HubSpot', hasKey: true, isReachable: false }
  Object.assign(fixture.context, { crms: [crm] })
  await ask('status')
  expect(fixture.shown()).toMatch(/HubSpot.*connected, nothing was written yet/)
  expect(fixture.shown()).not.toContain('our own records')
})

const frida: CrmContact = { ...lindt, id: '13', email: 'frida@acme.test', name: 'Frida Berg' }

test.each(['who frida', 'p frida thu', 'frida 30m thu'])(
  'F46: “%s” finds Frida before it asks whether Friday was meant',
  async typed => {
    await ask(typed)
    expect(fixture.shown()).toContain('Did you mean')
    await reopen({ crm: crmOf([lindt, frida]) })
    await ask(typed)
    expect(fixture.shown()).toContain('Frida Berg')
    expect(fixture.shown()).not.toContain('Did you mean')
  },
)

test('F46: a slip that is nobody’s name stays a question, also where a name contains it', async () => {
  await reopen({ crm: crmOf([{ ...frida, name: 'Thrsti Ahtola' }]) })
  await ask('p thrs')
  expect(fixture.shown()).toMatch(/Did you mean \S*Thu/)
})

test('F46: who is to be moved is found among the meetings to come', async () => {
  await reopen({ crm: crmOf([]) })
  await aBooking(fixture.demo, {
    startsAt: thursdayAt(10),
    timeZone: 'Europe/Berlin',
    invitee: { email: 'frida@acme.test', name: 'Frida Berg' },
  })
  await fixture.team.command('ana', 'move frida')
  expect(fixture.viewText()).toContain('Frida Berg')
})

test.each(['en', 'pl', 'it'] as const)(
  'F46: a rep without a page is answered in whole sentences, in %s',
  async locale => {
    await fixture.database.db('users').where({ id: fixture.demo.ana.id }).update({ locale })
    await fixture.database.db('pages').update({ is_active: false })
    const unknown = (await ask('maya@acme.test 20 thu')).text
    expect(unknown).toBe(
      messagesIn(locale, 'slack/general').fault['duration-not-offered']({
        minutes: 20,
        allowed: '15, 30, 45, 60, 90',
        hasAllowed: true,
      }),
    )
    await ask('maya@acme.test 30 thu')
    expect(fixture.shown()).toContain('draft:email')
    expect((await ask('link')).text).toBe(
      messagesIn(locale, 'slack/general').noPage({ url: 'http://parley.test/settings/pages' }),
    )
  },
)

test.each(['en', 'pl', 'it'] as const)('F46: Change and Edit differ in %s', async locale => {
  await fixture.database.db('users').where({ id: fixture.demo.ana.id }).update({ locale })
  await ask('b maya@acme.test thu 15:00 30m')
  const texts = fixture.team
    .lastAnswer()
    .blocks.flatMap(({ elements = [] }) =>
      elements.flatMap((element: { text?: { text?: string } }) => element.text?.text ?? []),
    )
  expect(texts).toHaveLength(3)
  expect(new Set(texts).size).toBe(3)
})

test('F46: link offers Copy, Post here and Email, for the guest who was named', async () => {
  await ask('link demo maya')
  const href = 'http://parley.test/meetings/demo?email=maya%40acme.test&name=Maya+Lindt'
  expect(fixture.team.lastAnswer().text).toContain(href.replace('&', '&amp;'))
  const message = fixture.team.lastAnswer()
  const labels = message.blocks.at(-1).elements.map((each: { text: { text: string } }) => each.text)
  expect(labels.map(({ text }: { text: string }) => text)).toEqual(['Copy', 'Post here', 'Email'])

  await fixture.team.press('ana', findButton(message, 'link:copy'))
  expect(fixture.viewFaults()).toEqual([])
  expect(fixture.viewText()).toContain(href.replace('&', '&amp;'))

  await fixture.team.press('ana', findButton(message, 'link:email'))
  expect(fixture.viewFaults()).toEqual([])
  const [, mailto = ''] =
    /<(mailto:[^|]*)\|Open in your email program>/.exec(fixture.viewText()) ?? []
  const mail = new URL(mailto)
  expect(decodeURIComponent(mail.pathname)).toBe('maya@acme.test')
  expect(mail.searchParams.get('subject')).toBe('Demo: pick a time')
  expect(mail.searchParams.get('body')).toBe(
    `Hello Maya Lindt,\r\n\r\nplease pick a time that suits you:\r\n${href}\r\n\r\nAna Ruiz`,
  )

  await fixture.team.press('ana', findButton(message, 'link:post'))
  const posted = fixture.team.lastAnswer()
  expect(posted.response_type).toBe('in_channel')
  expect(posted.text).toContain('http://parley.test/meetings/demo|')
  expect(posted.text).not.toContain('maya')
})

test('connect names what is connected and leads to the rest', async () => {
  await ask('connect')
  expect(fixture.shown()).toContain('/settings/calendars')
})

test('the hub shows the next meeting and counts outcomes due', async () => {
  await fixture.bookMaya(thursdayAt(10))
  await ask('')
  expect(fixture.shown()).toContain('Maya Lindt')
  expect(fixture.shown()).not.toContain('Outcomes due')
  fixture.context.setNow(thursdayAt(11))
  await ask('')
  expect(fixture.shown()).toContain('Outcomes due (1)')
})

test('several outcomes due: five stand to choose from, the rest on App Home, and a choice asks about that meeting', async () => {
  for (const hour of [9, 10, 11, 12, 14, 15]) await fixture.bookMaya(thursdayAt(hour))
  fixture.context.setNow(thursdayAt(18))
  await ask('')
  await fixture.team.press('ana', findButton(fixture.team.lastAnswer(), 'reread:out'))
  expect(fixture.faults()).toEqual([])
  expect(fixture.shown().match(/"due:/g)).toHaveLength(5)
  expect(fixture.shown()).toContain('and 1 more on the Home tab')
  const [latest] = (await fixture.meetings()).slice(-1)
  const chosen = findButton(fixture.team.lastAnswer(), 'due:')
  expect(chosen.value).toBe(latest.id)
  await fixture.team.press('ana', chosen)
  await fixture.team.press('ana', findButton(fixture.team.lastAnswer(), 'outcome:completed'))
  const outcomes = (await fixture.meetings()).map(({ outcome }) => outcome)
  expect(outcomes.filter(outcome => outcome === 'completed')).toHaveLength(1)
  await ask('out')
  expect(fixture.shown()).not.toContain(latest.id)
})
