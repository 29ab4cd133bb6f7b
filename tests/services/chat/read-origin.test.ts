import { expect, test } from 'vitest'
import { readOrigin } from '../../../src/services/chat/read-origin.ts'
import {
  carriesWhiteText,
  readableShade,
  readColor,
} from '../../../src/services/chat/site-color.ts'

test.each([
  ['https://www.acme.test', 'https://www.acme.test'],
  [' https://WWW.Acme.test/ ', 'https://www.acme.test'],
  ['https://acme.test:8443', 'https://acme.test:8443'],
  ['https://acme.test:443', 'https://acme.test'],
  ['https://*.acme.test', 'https://*.acme.test'],
  ['HTTPS://*.Shop.Acme.test/', 'https://*.shop.acme.test'],
  ['https://münchen.test', 'https://xn--mnchen-3ya.test'],
  ['http://localhost:3000', 'http://localhost:3000'],
  ['http://127.0.0.1:3000', 'http://127.0.0.1:3000'],
  ['https://intranet', 'https://intranet'],
])('%j is the origin %j', (typed, origin) => {
  expect(readOrigin(typed)).toBe(origin)
})

test.each([
  '',
  '*',
  'https://',
  'www.acme.test',
  'http://acme.test',
  'http://*.localhost',
  'https://*',
  'https://*.com',
  'https://*.1.2.3.4',
  'https://shop.*.acme.test',
  'https://*.*.acme.test',
  'https://acme.test/shop',
  'https://acme.test?a=1',
  'https://acme.test#a',
  'https://user@acme.test',
  'https://user:pass@acme.test',
  "https://acme.test;script-src'unsafe-inline'",
  'https://acme.test; script-src *',
  'https://acme.test,https://evil.test',
  "https://acme.test'self'",
  'https://acme.test https://evil.test',
  'https://[::1]',
  'https://under_score.test',
  'https://acme.test:99999',
  `https://${'a.'.repeat(130)}test`,
  'ftp://acme.test',
  'javascript:alert(1)',
  'null',
  "'self'",
])('%j is no origin', typed => {
  expect(readOrigin(typed)).toBeUndefined()
})

test.each([
  ['#1D4ED8', '#1d4ed8'],
  ['1d4ed8', '#1d4ed8'],
  [' #abc ', '#aabbcc'],
  ['#12', undefined],
  ['#12345g', undefined],
  ['red', undefined],
  ['#1d4ed8;}', undefined],
])('the color %j reads as %j', (typed, color) => {
  expect(readColor(typed)).toBe(color)
})

test('white text has to be readable on the color, and a light one has a shade that carries it', () => {
  expect(carriesWhiteText('#1d4ed8')).toBe(true)
  // The two greys on either side of a contrast of 4.5.
  expect(carriesWhiteText('#767676')).toBe(true)
  expect(carriesWhiteText('#777777')).toBe(false)
  for (const light of ['#ffffff', '#ffcc00', '#00ff88', '#777777']) {
    expect(carriesWhiteText(light)).toBe(false)
    expect(carriesWhiteText(readableShade(light))).toBe(true)
  }
  expect(readableShade('#1d4ed8')).toBe('#1d4ed8')
})
