import { expect, test } from 'vitest'
import { isPhoneNumber } from '../../../src/text/phone-number.ts'

test.each([
  '12345',
  '+48 600 100 200',
  '(030) 123-456',
  '030/123 456',
  '+1.415.555.0100',
  '+44 20 7946 0018 ext. 12',
  '020 7946 0018x4',
  '+48‑600‑100‑200',
  '\u202a+48 600 100 200\u202c',
  '٠١٢٣٤٥٦٧',
])('%s is a phone number', text => expect(isPhoneNumber(text)).toBe(true))

test.each([
  '',
  '1234',
  '+48 1',
  'call me',
  'call me on 600 100 200',
  '600100200 <b>',
  '=cmd|600100200',
  'https://600100200.example',
  'x12345',
  '+()-.',
  '12345 ext',
  '12345;DROP',
])('%s is none', text => expect(isPhoneNumber(text)).toBe(false))
