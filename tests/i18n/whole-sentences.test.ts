import { globSync, readFileSync } from 'node:fs'
import { relative, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { fill } from '../../src/i18n/fill.ts'
import { locales } from '../../src/model/entities.ts'
import { sentenceFaults } from '../support/sentence-faults.ts'

const root = resolve(import.meta.dirname, '../../src/i18n')
const catalogs = globSync(`${root}/**/{en,pl,it}.ts`).map(path => relative(root, path))

/** What a person, a day or an address could be, and counts of every plural form. */
const realistic = ['Maya Lindt', 1, 2, 5, 22] as const

/** Stands for any argument: as a text, as a number, and as an object whose every member is one. */
const argument = (value: string | number): unknown =>
  new Proxy(Object(value), {
    get: (held, name) => {
      if (name === Symbol.toPrimitive) return () => value
      const own = Reflect.get(held, name)
      return own === undefined ? value : typeof own === 'function' ? own.bind(held) : own
    },
  })

type Text = readonly [path: string, text: string]

/** Every text by its path: functions with realistic arguments, templates filled in. */
function textsOf(words: unknown, path: string): Text[] {
  if (typeof words === 'string') return [[path, fill(words, allNamed(words))]]
  if (typeof words === 'function')
    return realistic.flatMap(value =>
      textsOf(words(argument(value), argument(value), argument(value)), `${path}(${value})`),
    )
  if (words === null || typeof words !== 'object') return []
  return Object.entries(words).flatMap(([name, member]) => textsOf(member, `${path}.${name}`))
}

const allNamed = (template: string) =>
  Object.fromEntries([...template.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => [name, 'Maya']))

const load = async (path: string): Promise<Text[]> => {
  const module = (await import(`../../src/i18n/${path}`)) as object
  return Object.values(module).flatMap(words => textsOf(words, path))
}

test('the catalogs are found, in every language', () => {
  for (const locale of locales)
    expect(catalogs.filter(path => path.endsWith(`${locale}.ts`)).length).toBeGreaterThan(15)
})

test.each(catalogs)(
  'F54: every text of %s is a whole sentence with realistic values',
  async path => {
    const texts = await load(path)
    expect(texts.length).toBeGreaterThan(0)
    const found = texts.flatMap(([where, text]) =>
      sentenceFaults(text).map(fault => `${where}: ${fault}`),
    )
    expect(found).toEqual([])
  },
)

/** https://en.wikipedia.org/wiki/American_and_British_English_spelling_differences */
const british =
  /\b\w*(?:cancell(?:ed|ing)|colour|behaviour|favour(?:ite)?|honour|neighbour|organis|recognis|authoris|synchronis|customis|summaris|labell|modell|travell|centre|licence|cheque|catalogue|whilst|programme)\w*/i

test.each(catalogs.filter(path => path.endsWith('en.ts')))(
  '%s is in American spelling',
  async path => {
    const texts = await load(path)
    expect(texts.filter(([, text]) => british.test(text))).toEqual([])
  },
)

test.each(catalogs.filter(path => path.endsWith('en.ts')))('%s says email', async path => {
  const texts = await load(path)
  expect(
    texts.filter(([, text]) => /e-mail|\bby mail\b|\b(?:this|a) mail\b(?! server)/i.test(text)),
  ).toEqual([])
})

test('problems over the API say email', () => {
  const services = globSync(resolve(import.meta.dirname, '../../src/{services,text}/**/*.ts'))
  expect(services.length).toBeGreaterThan(50)
  const said = services.flatMap(path => readFileSync(path, 'utf8').match(/['`][^'`\n]*['`]/g) ?? [])
  expect(said.filter(text => /\be-mail\b/i.test(text))).toEqual([])
})
