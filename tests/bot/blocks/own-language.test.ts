import { globSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { expect, test } from 'vitest'
import { fieldName } from '../../../src/i18n/field-name.ts'
import { slackProblem } from '../../../src/i18n/slack-problem.ts'
import { locales } from '../../../src/model/entities.ts'
import { englishLeft } from '../../support/slack/english-left.ts'
import { cases } from '../../support/slack/hostile/cases.ts'
import { hostileWorld } from '../../support/slack/hostile/world.ts'
import { readableIn } from '../../support/slack/readable-in.ts'

const others = locales.filter(locale => locale !== 'en')
const tried = others.flatMap(locale => Object.keys(cases).map(name => [name, locale] as const))

test.each(tried)('%s says nothing in English to a reader of %s', (name, locale) => {
  const texts = readableIn(cases[name]?.(hostileWorld('Maya Lindt', locale)))
  expect(englishLeft(texts, locale)).toEqual([])
})

test('an English text among others is found', () => {
  expect(englishLeft(['Gdzie: Video call'], 'pl')).not.toEqual([])
  expect(englishLeft(['Ana has it now: see'], 'it')).toEqual([])
  expect(
    englishLeft(['Coś poszło nie tak. Nothing was changed. Try again in a minute.'], 'pl'),
  ).not.toEqual([])
})

test.each(others)('a problem names its fields in %s, each once', locale => {
  const errors = [
    { path: 'invitee.email', message: 'Enter a valid e-mail address' },
    { path: 'location.url', message: 'Use a link' },
    { path: 'location', message: 'Use a place' },
    { path: 'nothing.known', message: 'A message' },
  ]
  const said = slackProblem(locale, { code: 'invalid-input', errors })
  const [email, place] = [fieldName(locale, 'invitee.email'), fieldName(locale, 'location')]
  expect(said).toMatch(new RegExp(`\\(${email}; ${place}\\)$`))
  expect(englishLeft([said], locale)).toEqual([])
})

/** Of pages, websites, users and connections: no command or form of Slack has them. */
const elsewhere = [
  'body',
  'consentText',
  'durationsMinutes',
  'footer',
  'horizon',
  'horizonDays',
  'limits',
  'origins',
  'page',
  'pageIds',
  'password',
  'questions',
  'roomUrl',
  'scheduleId',
  'serverUrl',
  'sites',
  'slackUserId',
  'slotsAnyway',
  'slug',
  'snippets',
  'tracking',
  'username',
  'weights',
]

test('every field that a problem may name has a name for people', () => {
  const folder = resolve(import.meta.dirname, '../../../src/services')
  const source = globSync('**/*.ts', { cwd: folder })
    .map(file => readFileSync(resolve(folder, file), 'utf8'))
    .join('\n')
  const paths = [...source.matchAll(/(?:path: |tooLong\(|tooMany\()'([a-zA-Z.]+)'/g)].map(
    ([, path = '']) => path,
  )
  expect(paths.length).toBeGreaterThan(30)
  const unnamed = paths.filter(path => fieldName('en', path) === undefined)
  expect(
    [...new Set(unnamed)].filter(path => !elsewhere.includes(path.split('.')[0] ?? '')),
  ).toEqual([])
})
