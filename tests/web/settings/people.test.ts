import { afterAll, beforeAll, expect, test } from 'vitest'
import { findDefaultPageId } from '../../../src/services/pages/default-page.ts'
import { listPages } from '../../../src/services/pages/pages.ts'
import { listSchedules } from '../../../src/services/people/schedules.ts'
import { findUserByEmail, findUserById, getUser } from '../../../src/services/people/users.ts'
import { signInAs } from '../../support/browser-session.ts'
import { aBooking } from '../../support/builders/a-booking.ts'
import { findAll, textOf } from '../../support/read-html.ts'
import { type SettingsFixture, startSettingsFixture } from '../../support/settings-fixture.ts'

let fixture: SettingsFixture

beforeAll(async () => {
  fixture = await startSettingsFixture()
})
afterAll(() => fixture?.app.close())

const person = (change: Record<string, string> = {}) => ({
  name: 'Piotr Nowak',
  email: 'Piotr@parley.test',
  timeZone: 'Europe/Warsaw',
  locale: 'pl',
  role: 'rep',
  ...change,
})
const invite = (fields: Record<string, string>) =>
  fixture.admin.submit('/settings/people', '/settings/people', fields)

test('an admin invites a colleague, who has hours at once and a link to sign in by mail', async () => {
  const reply = await invite(person())
  expect((await fixture.admin.get(reply.location ?? '')).body).toContain(
    'piotr@parley.test was invited',
  )
  const { context, workspace, db } = fixture.app
  const user = await findUserByEmail(context, {
    workspaceId: workspace.id,
    email: 'piotr@parley.test',
  })
  expect(user).toMatchObject({ name: 'Piotr Nowak', locale: 'pl', role: 'rep' })
  const query = { workspaceId: workspace.id, userId: user?.id ?? '' }
  expect(await listSchedules(context, query)).toMatchObject([{ timeZone: 'Europe/Warsaw' }])
  // F77: a page of their own too, in their language, which is their default.
  const pages = await listPages(context, { workspaceId: workspace.id, hostId: user?.id })
  expect(pages).toMatchObject([{ slug: 'piotr-nowak', title: 'Spotkanie' }])
  expect(await findDefaultPageId(context, user?.id ?? '')).toBe(pages[0]?.id)
  expect(await db('sign_in_links').where({ user_id: user?.id })).toHaveLength(1)
})

async function invitedBy(email: string) {
  await invite(person({ email }))
  const { context, workspace } = fixture.app
  const user = await findUserByEmail(context, { workspaceId: workspace.id, email })
  if (!user) throw new Error(`${email} is no user`)
  const isOpen = async () => (await findUserById(context, user.id))?.invitedAt !== undefined
  return { user, path: `/settings/people/${user.id}`, isOpen }
}

test('an admin withdraws an invitation, and nobody else can', async () => {
  const { path, isOpen } = await invitedBy('withdrawn@parley.test')
  expect((await fixture.admin.get(path)).body).toContain('Withdraw the invitation')
  const { rep, asRep, admin } = fixture
  const own = `/settings/people/${rep.id}`
  expect((await asRep.submit(own, `${path}/invitation`, {})).status).toBe(403)
  expect(await isOpen()).toBe(true)
  const reply = await admin.submit(path, `${path}/invitation`, {})
  const after = (await admin.get(reply.location ?? '')).body
  expect(after).toContain('The invitation was withdrawn')
  expect(after).not.toContain('Withdraw the invitation')
  expect(await isOpen()).toBe(false)
  expect((await admin.get('/settings/people')).body).toContain('No access')
})

test('whoever was withdrawn is no choice any more, and their page does not name them', async () => {
  const { admin, app } = fixture
  const { context, workspace, db } = app
  const name = 'Wanda Lis'
  const email = 'no-choice@parley.test'
  await invite(person({ email, name }))
  const { id = '' } = (await findUserByEmail(context, { workspaceId: workspace.id, email })) ?? {}
  const form = '/records/contacts/new'
  const contact = await admin.submit(form, form, { name: 'Ida', emails: 'ida@acme.test' })
  const choices = async (address: string, select: string) =>
    findAll((await admin.get(address)).body, `#${select} option`).map(textOf)
  const chosen = async () => [
    (await choices(form, 'owner')).includes(name),
    (await choices(contact.location ?? '', 'task-owner')).includes(name),
    (await choices('/reports', 'report-host')).includes(name),
    (await admin.get('/meetings/wanda-lis')).body.includes(name),
  ]
  expect(await chosen()).toEqual([true, true, true, true])
  await admin.submit(`/settings/people/${id}`, `/settings/people/${id}/invitation`, {})
  expect(await chosen()).toEqual([false, false, false, false])
  const page = (await admin.get('/meetings/wanda-lis')).body
  expect(findAll(page, '.notice').map(textOf)).toEqual(['This page takes no bookings at present.'])
  const { meeting } = await aBooking(app, { startsAt: Date.UTC(2026, 10, 3, 10) })
  await db('meeting_hosts').where({ meeting_id: meeting.id }).update({ user_id: id })
  expect(await choices('/reports', 'report-host')).toContain(`${name} (No access)`)
})

test('whoever was withdrawn by mistake is invited again, from their page or by their address', async () => {
  const email = 'by-mistake@parley.test'
  const { user, path, isOpen } = await invitedBy(email)
  const { admin, asRep, rep } = fixture
  await admin.submit(path, `${path}/invitation`, {})
  expect((await asRep.submit(`/settings/people/${rep.id}`, `${path}/invite`, {})).status).toBe(403)
  expect((await admin.get(path)).body).toContain('Invite again')
  await admin.submit(path, `${path}/invite`, {})
  expect(await isOpen()).toBe(true)
  await admin.submit(path, `${path}/invitation`, {})
  await invite(person({ email, name: 'Piotr Nowy' }))
  expect(await isOpen()).toBe(true)
  const { context } = fixture.app
  expect(await findUserByEmail(context, user)).toMatchObject({ id: user.id, name: 'Piotr Nowy' })
  expect((await admin.get(path)).body).not.toContain('this person cannot sign in')
})

test('an invitation ends where its user signs in with another link', async () => {
  const { user, path, isOpen } = await invitedBy('another-way@parley.test')
  expect(await isOpen()).toBe(true)
  await signInAs(fixture.app, user)
  expect(await isOpen()).toBe(false)
  expect((await fixture.admin.get(path)).body).not.toContain('Withdraw the invitation')
})

test('what is wrong with an invitation is shown beside its field, and nothing typed is lost', async () => {
  const wrong = await invite(person({ name: '', email: 'nonsense', timeZone: 'Mars/Base' }))
  expect(wrong.status).toBe(422)
  for (const words of ['Enter a valid email address', 'Europe/Warsaw', 'Use 1 to 200 characters'])
    expect(wrong.body).toContain(words)
  expect(wrong.body).toContain('value="nonsense"')
  const twice = await invite(person({ email: 'rep@parley.test' }))
  expect(twice.body).toContain('There is a user with this email')
})

test('a rep changes their own name, zone and language, but not their role, and nobody else', async () => {
  const own = `/settings/people/${fixture.rep.id}`
  expect((await fixture.asRep.get('/settings/people')).location).toBe(own)
  await fixture.asRep.submit(own, own, person({ name: 'Rita Ruda', role: 'admin' }))
  const { context, workspace, ana } = fixture.app
  const query = { workspaceId: workspace.id, userId: fixture.rep.id }
  expect(await getUser(context, query)).toMatchObject({
    name: 'Rita Ruda',
    timeZone: 'Europe/Warsaw',
    locale: 'pl',
    role: 'rep',
    email: 'rep@parley.test',
  })
  expect((await fixture.asRep.get('/settings')).body).toContain('lang="pl"')
  const others = `/settings/people/${ana.id}`
  expect((await fixture.asRep.get(others)).status).toBe(404)
  expect((await fixture.asRep.submit(own, others, person())).status).toBe(404)
  expect((await fixture.asRep.submit(own, '/settings/people', person())).status).toBe(403)
})

test('the last admin stays one', async () => {
  const { ana, ben } = fixture.app
  const [anas, bens] = [`/settings/people/${ana.id}`, `/settings/people/${ben.id}`]
  await fixture.admin.submit(bens, bens, person({ name: ben.name, role: 'rep' }))
  const refused = await fixture.admin.submit(anas, anas, person({ name: ana.name, role: 'rep' }))
  expect(refused.status).toBe(422)
  expect(refused.body).toContain('This is the only admin')
  expect((await fixture.admin.get('/settings/people')).status).toBe(200)
})

test('the list marks who has not signed in yet; an expired invitation is sent again or withdrawn', async () => {
  const { admin, app } = fixture
  const { user, path, isOpen } = await invitedBy('slow@parley.test')
  const badge = async () => {
    const { body } = await admin.get('/settings/people')
    const badges = findAll(body, `li:has([href*="${user.id}"]) .badge`)
    return badges.map(textOf)[0]
  }
  const linkCount = () => app.db('sign_in_links').where({ user_id: user.id, used_at: null })
  expect(await badge()).toBe('Invited')
  const invitedLongAgo = () =>
    app
      .db('users')
      .where({ id: user.id })
      .update({ invited_at: new Date(fixture.now - 8 * 24 * 60 * 60_000) })
  await invitedLongAgo()
  expect(await badge()).toBe('Invitation expired')
  const { body } = await admin.get(path)
  expect(body).toContain('The link of the invitation has expired.')
  for (const label of ['Invite again', 'Withdraw the invitation']) expect(body).toContain(label)

  await admin.submit(path, `${path}/invite`, {})
  expect(await badge()).toBe('Invited')
  await invitedLongAgo()
  await admin.submit(path, `${path}/invitation`, {})
  expect([await isOpen(), await badge()]).toEqual([false, 'No access'])

  await admin.submit(path, `${path}/invite`, {})
  await admin.submit(path, `${path}/invite`, {})
  expect(await linkCount()).toHaveLength(1)
  await signInAs(app, user)
  expect(await badge()).toBeUndefined()
})
