import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import * as most from '../../../src/model/maximums.ts'
import { getMeeting, listMeetingEvents } from '../../../src/services/meetings/find-meeting.ts'
import { maxEmailLength } from '../../../src/text/email-address.ts'
import { endpoints } from '../../../src/web/api/endpoints/index.ts'
import { type ApiServer, goodBooking, type Reply, startApi } from './api-server.ts'

interface Node {
  type?: string
  format?: string
  enum?: unknown[]
  const?: unknown
  maxLength?: number
  maxItems?: number
  maxProperties?: number
  prefixItems?: Node[]
  items?: Node
  properties?: Record<string, Node>
  propertyNames?: Node
  additionalProperties?: Node | boolean
  anyOf?: Node[]
  oneOf?: Node[]
  allOf?: Node[]
}

/** Their patterns have one length. */
const fixedFormats = ['uuid', 'date']

const isBoundedText = ({ maxLength, format = '', ...node }: Node) =>
  maxLength !== undefined || 'enum' in node || 'const' in node || fixedFormats.includes(format)

const isMap = ({ additionalProperties: more }: Node): boolean => typeof more === 'object'

/** Paths of texts, lists and maps that may be of any size. */
function unboundedIn(node: Node, path: string): string[] {
  const { prefixItems, items, properties = {}, propertyNames, additionalProperties } = node
  const isOpen =
    (node.type === 'string' && !isBoundedText(node)) ||
    (node.type === 'array' && !prefixItems && node.maxItems === undefined) ||
    (isMap(node) && node.maxProperties === undefined && !propertyNames?.enum)
  const inside: [string, Node][] = [
    ...(prefixItems ?? []).map((one, index): [string, Node] => [`${path}.${index}`, one]),
    ...(items ? [[`${path}[]`, items] as [string, Node]] : []),
    ...Object.entries(properties).map(([name, one]): [string, Node] => [`${path}.${name}`, one]),
    ...(propertyNames ? [[`${path} (name)`, propertyNames] as [string, Node]] : []),
    ...(typeof additionalProperties === 'object'
      ? [[`${path}.*`, additionalProperties] as [string, Node]]
      : []),
    ...[...(node.anyOf ?? []), ...(node.oneOf ?? []), ...(node.allOf ?? [])].map(
      (one): [string, Node] => [path, one],
    ),
  ]
  return [...(isOpen ? [path] : []), ...inside.flatMap(([at, one]) => unboundedIn(one, at))]
}

const unbounded = (schema: z.ZodType, path: string) =>
  unboundedIn(z.toJSONSchema(schema, { io: 'input' }) as Node, path)

describe('every text, list and map that the API takes has a maximum', () => {
  test.each(endpoints.map(endpoint => [endpoint.name, endpoint] as const))(
    '%s',
    (name, endpoint) => {
      const schemas = [
        ...(endpoint.body ? [endpoint.body] : []),
        ...Object.values(endpoint.query?.shape ?? {}),
        ...Object.values(endpoint.headers ?? {}),
      ] as z.ZodType[]
      expect(schemas.flatMap(schema => unbounded(schema, name))).toEqual([])
    },
  )

  test('and the walk over the schemas finds those that have none', () => {
    const open = z.strictObject({
      text: z.string().optional(),
      list: z.array(z.strictObject({ name: z.string() })),
      map: z.record(z.string().max(5), z.boolean()),
      either: z.union([z.string().max(3), z.array(z.int())]),
      fine: z.enum(['a', 'b']).nullable(),
    })
    expect(unbounded(open, 'body')).toEqual([
      'body.text',
      'body.list',
      'body.list[].name',
      'body.map',
      'body.either',
    ])
  })
})

let api: ApiServer
let count = 0
beforeAll(async () => {
  api = await startApi()
})
afterAll(() => api?.close())

type Body = Record<string, unknown>
const ż = (length: number) => 'ż'.repeat(length)
const times = <T>(length: number, make: (index: number) => T): T[] =>
  Array.from({ length }, (_, index) => make(index))
const question = (index: number) => ({ id: `q${index}`, label: `Question ${index}` })
const isoDay = (index: number) => new Date(Date.UTC(2027, 0, 1 + index)).toISOString().slice(0, 10)
const start = (index: number) => new Date(Date.UTC(2027, 0, 4, 9) + index * 3_600_000).toISOString()

const page = (more: Body) => {
  count += 1
  const { ana } = api.demo
  const plain = { slug: `most-${count}`, kind: 'personal', title: 'Most', hostIds: [ana.id] }
  return api.admin('POST', '/api/v1/pages', { ...plain, ...more })
}
const schedule = (more: Body) =>
  api.admin('POST', '/api/v1/schedules', {
    userId: api.demo.ana.id,
    name: 'Hours',
    timeZone: 'UTC',
    weekly: {},
    ...more,
  })
const user = (more: Body) => {
  count += 1
  const plain = { email: `most-${count}@parley.test`, name: 'Most', timeZone: 'UTC' }
  return api.admin('POST', '/api/v1/users', { ...plain, ...more })
}
let startCount = 0
/** Each at a time of its own: half hours from 9 to 16 in Berlin, Tuesday to Friday. */
const nextStart = () => {
  const day = Math.floor(startCount / 14)
  const date = 3 + Math.floor(day / 4) * 7 + (day % 4)
  const minutes = 8 * 60 + 30 * (startCount % 14)
  startCount += 1
  return new Date(Date.UTC(2026, 10, date, 0, minutes)).toISOString()
}
const booking = (more: Body, invitee: Body = {}) => {
  const plain = goodBooking(nextStart())
  return api.call('POST', '/api/v1/pages/demo/meetings', {
    body: { ...plain, invitee: { ...plain.invitee, ...invitee }, ...more },
  })
}
const proposal = (more: Body) =>
  api.admin('POST', '/api/v1/proposals', {
    userId: api.demo.ana.id,
    invitee: { email: 'eve@example.com' },
    durationMinutes: 30,
    slots: [start(0)],
    ...more,
  })
const change = async (verb: string, more: Body) => {
  const { body } = await booking({})
  const path = `/api/v1/meetings/${body.id}/${verb}`
  return api.admin('POST', path, verb === 'reschedule' ? { startsAt: nextStart(), ...more } : more)
}
const meetingOf = (meetingId: string) =>
  getMeeting(api.context, { workspaceId: api.demo.workspace.id, meetingId })
const reasonOf = async ({ body }: Reply) =>
  (await listMeetingEvents(api.context, body.id)).at(-1)?.reason

interface Row {
  name: string
  /** In which the fault is named. */
  path: string
  max: number
  send(size: number): Promise<Reply>
  /** How much of it was kept. */
  kept(reply: Reply): Promise<number | undefined> | number | undefined
}

const rows: Row[] = [
  ...(
    [
      ['title', most.maxTitleLength],
      ['description', most.maxTextLength],
      ['meetingType', most.maxMeetingTypeLength],
      ['consentText', most.maxPageNoticeLength],
      ['footer', most.maxPageNoticeLength],
    ] as const
  ).map(
    ([field, max]): Row => ({
      name: `page ${field}`,
      path: field,
      max,
      send: size => page({ [field]: ż(size) }),
      kept: ({ body }) => body[field].length,
    }),
  ),
  ...(['address', 'custom', 'video'] as const).map((kind): Row => {
    const field = { address: 'address', custom: 'text', video: 'url' }[kind]
    return {
      name: `page place, ${kind}`,
      path: `location.${field}`,
      max: most.maxPlaceLength,
      send: size =>
        page({ location: { kind, [field]: `https://x.test/${'a'.repeat(size - 15)}` } }),
      kept: ({ body }) => body.location[field].length,
    }
  }),
  {
    name: 'page place, phone',
    path: 'location.number',
    max: most.maxPhoneLength,
    send: size => page({ location: { kind: 'phone', number: '6'.repeat(size) } }),
    kept: ({ body }) => body.location.number.length,
  },
  {
    name: 'page durations',
    path: 'durationsMinutes',
    max: most.maxDurations,
    send: size => page({ durationsMinutes: times(size, index => 10 + 5 * index) }),
    kept: ({ body }) => body.durationsMinutes.length,
  },
  {
    name: 'page reminders',
    path: 'reminders',
    max: most.maxReminders,
    send: size => page({ reminders: times(size, index => 10 + index) }),
    kept: ({ body }) => body.reminders.length,
  },
  {
    name: 'page times',
    path: 'slots',
    max: most.maxPageTimes,
    send: size =>
      page({ kind: 'specific-times', durationsMinutes: [30], slots: times(size, start) }),
    kept: ({ body }) => body.slots.length,
  },
  {
    name: 'page questions',
    path: 'questions',
    max: most.maxQuestions,
    send: size => page({ questions: times(size, question) }),
    kept: ({ body }) => body.questions.length,
  },
  {
    name: 'question label',
    path: 'questions.0.label',
    max: most.maxQuestionLength,
    send: size => page({ questions: [{ label: ż(size) }] }),
    kept: ({ body }) => body.questions[0].label.length,
  },
  {
    name: 'question id',
    path: 'questions.0.id',
    max: most.maxQuestionIdLength,
    send: size => page({ questions: [{ label: 'Why?', id: 'a'.repeat(size) }] }),
    kept: ({ body }) => body.questions[0].id.length,
  },
  {
    name: 'options of a question',
    path: 'questions.0.options',
    max: most.maxOptions,
    send: size =>
      page({
        questions: [
          { label: 'Which?', kind: 'select', options: times(size, at => `Option ${at}`) },
        ],
      }),
    kept: ({ body }) => body.questions[0].options.length,
  },
  {
    name: 'option',
    path: 'questions.0.options',
    max: most.maxOptionLength,
    send: size => page({ questions: [{ label: 'Which?', kind: 'select', options: [ż(size)] }] }),
    kept: ({ body }) => body.questions[0].options[0].length,
  },
  {
    name: 'schedule name',
    path: 'name',
    max: most.maxNameLength,
    send: size => schedule({ name: ż(size) }),
    kept: ({ body }) => body.name.length,
  },
  {
    name: 'schedule dates',
    path: 'overrides',
    max: most.maxOverrides,
    send: size =>
      schedule({
        overrides: times(size, at => ({ date: isoDay(at), periods: [['09:00', '10:00']] })),
      }),
    kept: ({ body }) => body.overrides.length,
  },
  {
    name: 'periods of a day',
    path: 'weekly.mon',
    max: most.maxPeriodsPerDay,
    send: size => schedule({ weekly: { mon: periods(size) } }),
    kept: ({ body }) => body.weekly.mon.length,
  },
  {
    name: 'user name',
    path: 'name',
    max: most.maxNameLength,
    send: size => user({ name: ż(size) }),
    kept: ({ body }) => body.name.length,
  },
  {
    name: 'Slack id of a user',
    path: 'slackUserId',
    max: most.maxSlackIdLength,
    send: size => user({ slackUserId: 'U'.repeat(size) }),
    kept: ({ body }) => body.slackUserId.length,
  },
  {
    name: 'email of a user',
    path: 'email',
    max: maxEmailLength,
    send: size => user({ email: emailOf(size) }),
    kept: ({ body }) => body.email.length,
  },
  {
    name: 'name of an invitee',
    path: 'invitee.name',
    max: most.maxNameLength,
    send: size => booking({}, { name: ż(size) }),
    kept: async ({ body }) => (await meetingOf(body.id)).invitee.name.length,
  },
  {
    name: 'guests of a booking',
    path: 'attendees',
    max: most.maxGuests,
    send: size => booking({ attendees: times(size, at => ({ email: `g${at}@example.com` })) }),
    kept: async ({ body }) => (await meetingOf(body.id)).guests.length,
  },
  {
    name: 'parameters of a booking',
    path: 'tracking',
    max: most.maxTrackingParameters,
    send: size => booking({ tracking: Object.fromEntries(times(size, at => [`utm_${at}`, 'x'])) }),
    kept: async ({ body }) => Object.keys((await meetingOf(body.id)).tracking).length,
  },
  {
    name: 'times of a proposal',
    path: 'slots',
    max: most.maxProposedTimes,
    send: size => proposal({ slots: times(size, start) }),
    kept: ({ body }) => body.slots.length,
  },
  ...(
    [
      ['title', most.maxTitleLength],
      ['message', most.maxProposalMessageLength],
    ] as const
  ).map(
    ([field, max]): Row => ({
      name: `proposal ${field}`,
      path: field,
      max,
      send: size => proposal({ [field]: ż(size) }),
      kept: async ({ body }) => {
        const row = await api.context.db('proposals').where({ id: body.id }).first()
        return row[field].length
      },
    }),
  ),
  ...(['cancel', 'reschedule'] as const).map(
    (verb): Row => ({
      name: `reason to ${verb}`,
      path: 'reason',
      max: most.maxReasonLength,
      send: size => change(verb, { reason: ż(size) }),
      kept: async reply => (await reasonOf(reply))?.length,
    }),
  ),
]

const emailOf = (length: number) => {
  const tail = `@${'d'.repeat(63)}.${'d'.repeat(63)}.${'d'.repeat(58)}.test`
  return `${'a'.repeat(length - tail.length)}${tail}`
}

function periods(length: number): [string, string][] {
  const clock = (minutes: number) =>
    `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
  return times(length, at => [clock(at * 20), clock(at * 20 + 10)])
}

test.each(rows)('$name: the largest is kept whole, one more is refused by name', async row => {
  const kept = await row.send(row.max)
  expect(kept.status, JSON.stringify(kept.body)).toBeLessThan(300)
  expect(await row.kept(kept)).toBe(row.max)
  const over = await row.send(row.max + 1)
  expect(over.status).toBe(422)
  const paths: string[] = over.body.errors.map(({ path }: { path: string }) => path)
  expect(paths.some(path => path === row.path || path.startsWith(`${row.path}.`))).toBe(true)
})

test('whoever has a long address and no name is a guest as well', async () => {
  const email = emailOf(maxEmailLength)
  const { status, body } = await booking({ attendees: [{ email }] })
  expect(status, JSON.stringify(body)).toBe(201)
})
