import { expect, test } from 'vitest'
import { z } from 'zod'
import { isProblem } from '../../../src/services/problems.ts'
import { endpoints } from '../../../src/web/api/endpoints/index.ts'
import { readInput } from '../../../src/web/api/read-input.ts'

interface Node {
  items?: Node
  properties?: Record<string, Node>
  additionalProperties?: Node | boolean
  anyOf?: Node[]
  oneOf?: Node[]
}

const plainWrong: unknown[] = [
  undefined,
  null,
  '',
  'x',
  -1,
  3.5,
  1e300,
  true,
  [],
  {},
  [[]],
  { a: 1 },
  { kind: 'video', url: 3 },
]

/** Values that do not fit, at every place of the schema. */
function wrongFor(node: Node): unknown[] {
  const { items, properties = {}, additionalProperties: more } = node
  const branches = [...(node.anyOf ?? []), ...(node.oneOf ?? [])].flatMap(wrongFor)
  const listed = items ? wrongFor(items).map(one => [one]) : []
  const mapped = typeof more === 'object' ? wrongFor(more).map(one => ({ 'a name': one })) : []
  const inside = Object.entries(properties).flatMap(([name, one]) =>
    wrongFor(one).map(value => ({ [name]: value })),
  )
  return [...plainWrong, ...branches, ...listed, ...mapped, ...inside]
}

function errorsOf(schema: z.ZodType, value: unknown, whole: string) {
  try {
    readInput(schema, value, whole)
    return []
  } catch (error) {
    if (!isProblem(error, 'invalid-input')) throw error
    return error.facts.errors ?? []
  }
}

const schemas = endpoints.flatMap(({ name, body, query }) => [
  ...(body ? [[`${name}, body`, body] as const] : []),
  ...(query ? [[`${name}, query`, query] as const] : []),
])

test.each(schemas)('%s: what is wrong is explained in our own words', (_name, schema) => {
  const node = z.toJSONSchema(schema, { io: 'input' }) as Node
  const said = new Set(
    wrongFor(node).flatMap(value => errorsOf(schema, value, 'body').map(({ message }) => message)),
  )
  expect(said.size).toBeGreaterThan(1)
  expect(
    [...said].filter(text => /invalid|expected|received|too (?:big|small)/i.test(text)),
  ).toEqual([])
  expect([...said].filter(text => text.includes('undefined'))).toEqual([])
})

const maps = {
  weights: 'createPage',
  answers: 'bookMeeting',
  tracking: 'bookMeeting',
  weekly: 'createSchedule',
} as const

test.each(Object.entries(maps))(
  '%s: __proto__ is refused, and so is what is no map',
  (field, name) => {
    const schema = endpoints.find(endpoint => endpoint.name === name)?.body
    if (!schema) throw new Error(`No endpoint ${name}`)
    const sent = JSON.parse(`{"${field}":{"__proto__":1}}`)
    expect(errorsOf(schema, sent, 'body')).toEqual([
      { path: `${field}.__proto__`, message: 'There is no such field here' },
    ])
    const errors = errorsOf(schema, { [field]: null }, 'body')
    expect(errors.find(({ path }) => path === field)?.message).toMatch(/^Give an object/)
  },
)

test('__proto__ is found however deep it stands', () => {
  const schema = z.record(z.string(), z.unknown())
  const sent = JSON.parse('{"a":[{"b":{"__proto__":{"c":1}}}],"__proto__":1}')
  expect(errorsOf(schema, sent, 'body').map(({ path }) => path)).toEqual([
    'a.0.b.__proto__',
    '__proto__',
  ])
})
