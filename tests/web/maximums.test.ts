import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import type { Meeting, SchedulingPage } from '../../src/model/entities.ts'
import * as most from '../../src/model/maximums.ts'
import { getMeeting, listMeetingEvents } from '../../src/services/meetings/find-meeting.ts'
import { getPage, updatePage } from '../../src/services/pages/pages.ts'
import { listSchedules, saveSchedule } from '../../src/services/people/schedules.ts'
import { BrowserSession, type Reply } from '../support/browser-session.ts'
import { aBooking } from '../support/builders/a-booking.ts'
import { aPage } from '../support/builders/a-page.ts'
import { aProposal } from '../support/builders/a-proposal.ts'
import { fieldOf, readForm } from '../support/read-form.ts'
import {
  hourMs,
  monday,
  type SettingsFixture,
  startSettingsFixture,
} from '../support/settings-fixture.ts'

let fixture: SettingsFixture
let guest: BrowserSession
let page: SchedulingPage
let count = 0
beforeAll(async () => {
  fixture = await startSettingsFixture()
  guest = new BrowserSession(fixture.app.url)
  page = await aPage(fixture.app, {
    slug: 'questions',
    questions: [{ id: 'why', label: 'Why?', kind: 'textarea', required: false }],
  })
})
afterAll(() => fixture?.app.close())
beforeEach(() => {
  fixture.now = monday
})

type Fields = [string, string][]
/** Two bytes a letter: lengths are counted in letters. */
const ż = (length: number) => 'ż'.repeat(length)
/** A number to call. */
const digits = (length: number) => '6'.repeat(length)
const times = <T>(length: number, make: (index: number) => T): T[] =>
  Array.from({ length }, (_, index) => make(index))
const sayNumber = (max: number) => new Intl.NumberFormat('en').format(max)
let startCount = 0
/** Each at a time of its own: half hours from 9 to 16 in Berlin, Tuesday to Friday. */
function nextStart(): number {
  const day = Math.floor(startCount / 14)
  const date = 3 + Math.floor(day / 4) * 7 + (day % 4)
  const minutes = 8 * 60 + 30 * (startCount % 14)
  startCount += 1
  return Date.UTC(2026, 10, date, 0, minutes)
}

async function bookOne(): Promise<{ meeting: Meeting; manageToken: string }> {
  return aBooking(fixture.app, { startsAt: nextStart() })
}
const meetingNow = ({ id }: Meeting) =>
  getMeeting(fixture.app.context, { workspaceId: fixture.app.workspace.id, meetingId: id })
const lastReason = async ({ id }: Meeting) =>
  (await listMeetingEvents(fixture.app.context, id)).at(-1)?.reason

interface Sent {
  reply: Reply
  kept(): Promise<string | undefined>
}

interface Row {
  name: string
  max: number
  /** Makes the text where a plain one cannot be used. */
  text?(length: number): string
  send(text: string): Promise<Sent>
}

/* Forms of settings. */

const pageFields = {
  title: 'Coffee',
  durations: '30',
  step: '15',
  bufferBefore: '0',
  bufferAfter: '0',
  notice: '60',
  horizon: '30',
  place: 'custom',
  placeText: 'Here',
  hasManageLinks: 'on',
  kind: 'personal',
}

async function savePage(
  fields: Record<string, string>,
): Promise<[Reply, () => Promise<SchedulingPage>]> {
  const { context, workspace, ana } = fixture.app
  count += 1
  const { id: pageId } = await aPage(fixture.app, { slug: `most-${count}` })
  const path = `/settings/pages/${pageId}`
  const sent = { ...pageFields, slug: `most-${count}`, hostIds: ana.id, ...fields }
  const reply = await fixture.admin.submit(path, path, sent)
  return [reply, () => getPage(context, { workspaceId: workspace.id, pageId })]
}

const pageRow = (
  name: string,
  max: number,
  keptOf: (page: SchedulingPage) => string | undefined,
): Row => ({
  name: `settings, page, ${name}`,
  max,
  send: async text => {
    const [reply, read] = await savePage({ [name]: text })
    return { reply, kept: async () => keptOf(await read()) }
  },
})

const questionRow = (
  name: 'label' | 'options',
  max: number,
  keptOf: (page: SchedulingPage) => string | undefined,
): Row => ({
  name: `settings, page, ${name} of a question`,
  max,
  send: async text => {
    const [reply, read] = await savePage({
      'questions.0.label': 'Which?',
      'questions.0.kind': 'select',
      'questions.0.options': 'One',
      [`questions.0.${name}`]: text,
    })
    return { reply, kept: async () => keptOf(await read()) }
  },
})

const placeOf = ({ location }: SchedulingPage) =>
  location.kind === 'custom' ? location.text : undefined

const timesRow = (name: string, max: number, keptOf: Parameters<typeof pageRow>[2]): Row => ({
  name: `settings, specific times, ${name}`,
  max,
  send: async text => {
    const path = '/settings/times/new'
    const reply = await fixture.admin.submit(path, path, {
      title: 'Times',
      minutes: '30',
      place: 'custom',
      placeText: 'Here',
      slots: String(nextStart()),
      [name]: text,
    })
    const pageId = /open=([0-9a-f-]+)/.exec(reply.location ?? '')?.[1] ?? ''
    const query = { workspaceId: fixture.app.workspace.id, pageId }
    return { reply, kept: async () => keptOf(await getPage(fixture.app.context, query)) }
  },
})

const rowOf = async (table: string, where: object, column: string): Promise<string | undefined> =>
  (await fixture.app.db(table).where(where).first())?.[column]

const settingsRow = (given: {
  name: string
  max: number
  path: string
  fields: Record<string, string>
  field: string
  kept(text: string): Promise<string | undefined>
}): Row => ({
  name: `settings, ${given.name}`,
  max: given.max,
  send: async text => ({
    reply: await fixture.admin.submit(given.path, given.path, {
      ...given.fields,
      [given.field]: text,
    }),
    kept: () => given.kept(text),
  }),
})

/* The page of a meeting, and what its guest is sent. */

let overHour = 8
const meetingRow = (
  action: 'outcome' | 'offer' | 'reassign',
  name: string,
  max: number,
  fields: (meeting: Meeting) => Record<string, string>,
  keptOf: (meeting: Meeting) => Promise<string | undefined>,
): Row => ({
  name: `settings, meeting, ${name}`,
  max,
  send: async text => {
    // One that is over while the session still lasts.
    const isOver = action === 'outcome'
    if (isOver) overHour += 1
    const meeting = isOver ? await fixture.book(overHour) : (await bookOne()).meeting
    const path = `/settings/meetings/${meeting.id}`
    if (action === 'outcome') fixture.now = meeting.startsAt + hourMs
    const reply = await fixture.admin.submit(path, `${path}/${action}`, {
      ...fields(meeting),
      [name]: text,
    })
    fixture.now = monday
    return { reply, kept: () => keptOf(meeting) }
  },
})

const editRow = (
  name: string,
  max: number,
  keptOf: (meeting: Meeting) => string | undefined,
): Row => ({
  name: `settings, edited meeting, ${name}`,
  max,
  send: async text => {
    const { meeting } = await bookOne()
    const path = `/settings/meetings/${meeting.id}/edit`
    const reply = await fixture.admin.submit(path, path, {
      revision: String(meeting.revision),
      placeKind: 'custom',
      placeText: 'Here',
      [name]: text,
    })
    return { reply, kept: async () => keptOf(await meetingNow(meeting)) }
  },
})

const manageRow = (verb: 'cancel' | 'reschedule', step: string): Row => ({
  name: `manage, reason to ${verb}`,
  max: most.maxReasonLength,
  send: async text => {
    const { meeting, manageToken } = await bookOne()
    const path = `/manage/${manageToken}`
    const startsAt = nextStart()
    const slot = new Date(startsAt).toISOString()
    const key = fieldOf((await guest.get(`${path}?step=${step}&slot=${slot}`)).body, 'key')
    const fields = { key, startsAt: slot, revision: String(meeting.revision), reason: text }
    const reply = await guest.post(`${path}/${verb}`, fields)
    return { reply, kept: () => lastReason(meeting) }
  },
})

const changeRow = (verb: 'cancel' | 'reschedule'): Row => ({
  name: `settings, meeting, reason to ${verb}`,
  max: most.maxReasonLength,
  send: async text => {
    const { meeting } = await bookOne()
    const path = `/settings/meetings/${meeting.id}/${verb}`
    const startsAt = new Date(nextStart()).toISOString()
    const revision = String(meeting.revision)
    const reply = await fixture.admin.submit(`${path}?slot=${startsAt}`, path, {
      startsAt,
      revision,
      reason: text,
    })
    return { reply, kept: () => lastReason(meeting) }
  },
})

/* What guests book with. */

const bookingRow = (
  name: string,
  max: number,
  keptOf: (meeting: Meeting) => string | undefined,
): Row => ({
  name: `booking page, ${name}`,
  max,
  ...(name === 'phone' ? { text: digits } : {}),
  send: async text => {
    const startsAt = nextStart()
    const path = `/meetings/${page.slug}`
    const key = fieldOf(
      (await guest.get(`${path}?slot=${new Date(startsAt).toISOString()}`)).body,
      'key',
    )
    const reply = await guest.post(path, {
      key,
      startsAt: String(startsAt),
      name: 'Maya',
      email: 'maya@acme.test',
      tz: 'Europe/Berlin',
      duration: '30',
      lang: 'en',
      [name]: text,
    })
    const query = { starts_at: new Date(startsAt), page_id: page.id }
    const kept = async () => {
      const id = await rowOf('meetings', query, 'id')
      return id ? keptOf(await meetingNow({ id } as Meeting)) : undefined
    }
    return { reply, kept }
  },
})

const wishRow: Row = {
  name: 'proposal, what would suit',
  max: most.maxWishLength,
  send: async text => {
    const { url, proposal } = await aProposal(fixture.app, { slots: [nextStart()] })
    const reply = await guest.post(`${new URL(url).pathname}/instead`, { wish: text })
    return { reply, kept: () => rowOf('proposals', { id: proposal.id }, 'asked_instead') }
  },
}

/* Records. */

const contactId = async () => {
  count += 1
  const name = `Contact ${count}`
  const fields = { name, emails: `c${count}@acme.test`, phone: '', company: '', owner: '' }
  await fixture.admin.submit('/records/contacts/new', '/records/contacts/new', fields)
  return (await rowOf('crm_contacts', { name }, 'id')) ?? ''
}

const contactRow = (name: 'name' | 'phone', max: number): Row => ({
  name: `records, contact, ${name}`,
  max,
  ...(name === 'phone' ? { text: digits } : {}),
  send: async text => {
    const path = `/records/builtin/contacts/${await contactId()}`
    const fields = {
      name: 'Maya',
      emails: `m${count}@acme.test`,
      phone: '',
      company: '',
      owner: '',
    }
    const reply = await fixture.admin.submit(`${path}/edit`, `${path}/edit`, {
      ...fields,
      [name]: text,
    })
    return { reply, kept: () => rowOf('crm_contacts', { [name]: text }, name) }
  },
})

const recordRow = (given: {
  part: 'tasks' | 'notes' | 'deals'
  field: string
  max: number
  fields: Record<string, string>
  kept: [table: string, column: string]
}): Row => ({
  name: `records, ${given.part}, ${given.field}`,
  max: given.max,
  send: async text => {
    const path = `/records/builtin/contacts/${await contactId()}`
    const reply = await fixture.admin.submit(path, `${path}/${given.part}`, {
      ...given.fields,
      [given.field]: text,
    })
    const [table, column] = given.kept
    return { reply, kept: () => rowOf(table, { [column]: text }, column) }
  },
})

const rows: Row[] = [
  pageRow('title', most.maxTitleLength, ({ title }) => title),
  pageRow('description', most.maxTextLength, ({ description }) => description),
  pageRow('meetingType', most.maxMeetingTypeLength, ({ meetingType }) => meetingType),
  pageRow('consent', most.maxPageNoticeLength, ({ consentText }) => consentText),
  pageRow('footer', most.maxPageNoticeLength, ({ footer }) => footer),
  pageRow('placeText', most.maxPlaceLength, placeOf),
  questionRow('label', most.maxQuestionLength, ({ questions }) => questions[0]?.label),
  questionRow('options', most.maxOptionLength, ({ questions }) => questions[0]?.options?.[0]),
  timesRow('title', most.maxTitleLength, ({ title }) => title),
  timesRow('description', most.maxTextLength, ({ description }) => description),
  timesRow('placeText', most.maxPlaceLength, placeOf),
  settingsRow({
    name: 'hours, name',
    max: most.maxNameLength,
    path: '/settings/hours',
    fields: { id: 'new', timeZone: 'Europe/Berlin', 'weekly.mon': '9-17' },
    field: 'name',
    kept: text => rowOf('schedules', { name: text }, 'name'),
  }),
  settingsRow({
    name: 'workspace, name',
    max: most.maxNameLength,
    path: '/settings/workspace',
    fields: { timeZone: 'Europe/Berlin', locale: 'en' },
    field: 'name',
    kept: text => rowOf('workspaces', { name: text }, 'name'),
  }),
  settingsRow({
    name: 'snippet, name',
    max: most.maxSnippetNameLength,
    path: '/settings/snippets',
    fields: { text: 'Hello' },
    field: 'name',
    kept: text => rowOf('snippets', { name: text }, 'name'),
  }),
  settingsRow({
    name: 'snippet, text',
    max: most.maxTextLength,
    path: '/settings/snippets',
    fields: { name: 'Long' },
    field: 'text',
    kept: text => rowOf('snippets', { text }, 'text'),
  }),
  {
    name: 'settings, person, name',
    max: most.maxNameLength,
    send: async text => {
      const path = `/settings/people/${fixture.rep.id}`
      const fields = { name: text, timeZone: 'Europe/Berlin', locale: 'en', role: 'rep' }
      const reply = await fixture.admin.submit(path, path, fields)
      return { reply, kept: () => rowOf('users', { id: fixture.rep.id }, 'name') }
    },
  },
  meetingRow(
    'outcome',
    'notes',
    most.maxTextLength,
    () => ({ outcome: 'completed' }),
    async meeting => (await meetingNow(meeting)).outcomeNotes,
  ),
  meetingRow(
    'offer',
    'message',
    most.maxProposalMessageLength,
    () => ({ starts: String(nextStart()) }),
    async () => {
      const newest = fixture.app.db('proposals').orderBy('created_at', 'desc')
      return (await newest.where({ title: 'Demo' }).first())?.message
    },
  ),
  meetingRow(
    'reassign',
    'reason',
    most.maxReasonLength,
    ({ revision }) => ({ host: fixture.app.ben.id, revision: String(revision) }),
    lastReason,
  ),
  editRow('title', most.maxTitleLength, ({ title }) => title),
  editRow('type', most.maxMeetingTypeLength, ({ meetingType }) => meetingType),
  editRow('placeText', most.maxPlaceLength, ({ location }) =>
    location.kind === 'custom' ? location.text : undefined,
  ),
  editRow('description', most.maxTextLength, ({ description }) => description),
  editRow('note', most.maxTextLength, ({ internalNote }) => internalNote),
  changeRow('cancel'),
  changeRow('reschedule'),
  manageRow('cancel', 'cancel'),
  manageRow('reschedule', 'move'),
  bookingRow('name', most.maxNameLength, ({ invitee }) => invitee.name),
  bookingRow('phone', most.maxPhoneLength, ({ invitee }) => invitee.phone),
  bookingRow('company', most.maxNameLength, ({ invitee }) => invitee.company),
  bookingRow('answers[why]', most.maxAnswerLength, ({ answers }) => answers[0]?.value),
  bookingRow('notes', most.maxAnswerLength, ({ answers }) => answers[0]?.value),
  wishRow,
  contactRow('name', most.maxNameLength),
  contactRow('phone', most.maxPhoneLength),
  recordRow({
    part: 'tasks',
    field: 'title',
    max: most.maxTitleLength,
    fields: { due: '' },
    kept: ['crm_tasks', 'title'],
  }),
  recordRow({
    part: 'notes',
    field: 'text',
    max: most.maxContactNoteLength,
    fields: {},
    kept: ['crm_notes', 'text'],
  }),
  recordRow({
    part: 'deals',
    field: 'name',
    max: most.maxTitleLength,
    fields: { stage: 'new' },
    kept: ['crm_deals', 'name'],
  }),
]

test.each(rows)('$name: the longest text is kept whole', async ({ max, text: make = ż, send }) => {
  const text = make(max)
  const { reply, kept } = await send(text)
  expect(reply.status, reply.body.slice(0, 2_000)).toBe(303)
  expect((await kept()) === text).toBe(true)
})

test.each(rows)(
  '$name: one letter more is refused with the maximum, and stays typed',
  async row => {
    const text = (row.text ?? ż)(row.max + 1)
    const { reply } = await row.send(text)
    expect(reply.status).toBe(422)
    expect(reply.body).toContain(sayNumber(row.max))
    expect(reply.body.includes(text)).toBe(true)
  },
)

test.each(rows)('$name: what no database keeps is left out, and the rest is kept', async row => {
  fixture.now += 1_000
  const { post } = BrowserSession.prototype
  const whole = row.text?.(9) ?? 'Two words'
  const withNul = (text: string) => text.replace(whole, `${whole.slice(0, 3)}\0${whole.slice(3)}`)
  const spy = vi.spyOn(BrowserSession.prototype, 'post').mockImplementation(function send(
    this: BrowserSession,
    path,
    fields,
  ) {
    const sent: [string, string][] = Array.isArray(fields) ? fields : Object.entries(fields)
    return post.call(
      this,
      path,
      sent.map(([name, text]): [string, string] => [name, withNul(text)]),
    )
  })
  const { reply, kept } = await row.send(whole)
  spy.mockRestore()
  expect(reply.status, reply.body.slice(0, 2_000)).toBe(303)
  expect(await kept()).toBe(whole)
})

/* What another entry point stored. */

const isoDay = (index: number) => new Date(Date.UTC(2027, 0, 1 + index)).toISOString().slice(0, 10)

/** The fields of the page's panel, but for its secret. */
const fieldsOf = (html: string): Fields =>
  readForm(html, 'form.panel').filter(([name]) => name !== '_csrf')

const saveAsShown = async (path: string): Promise<Reply> => {
  const { body } = await fixture.admin.get(path)
  return fixture.admin.submit(path, path.split('?')[0] ?? path, fieldsOf(body))
}

test('the largest page of the API is the same after it was saved in settings', async () => {
  const { context } = fixture.app
  const { workspaceId, id: pageId } = await aPage(fixture.app, {
    slug: 'largest',
    description: `${ż(4_000)}\n${'x'.repeat(5_999)}`,
    consentText: ż(most.maxPageNoticeLength),
    footer: ż(most.maxPageNoticeLength),
    meetingType: ż(most.maxMeetingTypeLength),
    location: { kind: 'custom', text: ż(most.maxPlaceLength) },
    durationsMinutes: times(most.maxDurations, index => 10 + 5 * index),
    reminders: times(most.maxReminders, index => ({
      minutesBefore: 10 + index,
      includeDescription: index === 1,
    })),
    questions: times(most.maxQuestions, index => ({
      id: `question-${index}`,
      label: `${index} ${ż(400)}`,
      kind: index % 2 ? ('select' as const) : ('text' as const),
      required: index % 3 === 0,
      ...(index % 2 ? { options: times(20, at => `${at}, yes & "no" <maybe>`) } : {}),
    })),
  })
  const before = await getPage(context, { workspaceId, pageId })
  const reply = await saveAsShown(`/settings/pages/${pageId}`)
  expect(reply.location, reply.body.slice(0, 2_000)).toBe('/settings/pages?done=saved')
  expect(await getPage(context, { workspaceId, pageId })).toEqual(before)
})

test('the largest schedule of the API is the same after it was saved in settings', async () => {
  const { context, workspace, ana } = fixture.app
  const periods = times(most.maxPeriodsPerDay, index => {
    const clock = (minutes: number) =>
      `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
    return [clock(index * 20), clock(index * 20 + 10)] as const
  })
  const saved = await saveSchedule(context, {
    workspaceId: workspace.id,
    userId: ana.id,
    name: 'Largest',
    timeZone: 'Europe/Berlin',
    weekly: { mon: periods, tue: [], wed: [], thu: [], fri: [], sat: [], sun: [] },
    overrides: times(most.maxOverrides, index => ({
      date: isoDay(index),
      periods: [['09:00', '12:00'] as const],
    })),
  })
  const reply = await saveAsShown(`/settings/hours?id=${saved.id}`)
  expect(reply.status, reply.body.slice(0, 2_000)).toBe(303)
  const all = await listSchedules(context, { workspaceId: workspace.id, userId: ana.id })
  const { name, timeZone, weekly, overrides } = saved
  const same = { name, timeZone, weekly, overrides }
  expect(all.find(({ id }) => id === saved.id)).toMatchObject(same)
})

test('one date too many is refused with the maximum, and every date stays typed', async () => {
  const dates = times(most.maxOverrides + 1, isoDay)
  const fields: Fields = [
    ['id', 'new'],
    ['name', 'Many'],
    ['timeZone', 'Europe/Berlin'],
    ...dates.flatMap(
      (date): Fields => [
        ['date', date],
        ['periods', '9-12'],
      ],
    ),
  ]
  const reply = await fixture.admin.submit('/settings/hours', '/settings/hours', fields)
  expect(reply.status).toBe(422)
  expect(reply.body).toContain(sayNumber(most.maxOverrides))
  expect(dates.filter(date => !reply.body.includes(date))).toEqual([])
})

test('one question too many is refused with the maximum, and every question stays typed', async () => {
  const labels = times(most.maxQuestions + 1, index => `Question number ${index}?`)
  const asked = labels.map((label, index) => [`questions.${index}.label`, label])
  const [reply, read] = await savePage(Object.fromEntries(asked))
  expect(reply.status).toBe(422)
  expect(reply.body).toContain(`at most ${most.maxQuestions}`)
  expect(labels.filter(label => !reply.body.includes(label))).toEqual([])
  expect((await read()).questions).toEqual([])
})

test('a page from before a maximum can be switched off, and is refused once that text is saved', async () => {
  const { context, db } = fixture.app
  const { id: pageId, workspaceId } = await aPage(fixture.app, { slug: 'older' })
  await db('pages')
    .where({ id: pageId })
    .update({ footer: ż(most.maxPageNoticeLength + 1) })
  await updatePage(context, { workspaceId, pageId, changes: { isActive: false } })
  expect((await getPage(context, { workspaceId, pageId })).isActive).toBe(false)
  const footer = ż(most.maxPageNoticeLength + 1)
  await expect(updatePage(context, { workspaceId, pageId, changes: { footer } })).rejects.toThrow(
    String(most.maxPageNoticeLength),
  )
})
