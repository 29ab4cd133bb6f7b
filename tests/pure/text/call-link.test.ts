import { expect, test } from 'vitest'
import { isCallLink } from '../../../src/text/call-link.ts'

test.each([
  'https://rooms.test/ana',
  'HTTPS://Rooms.Test/Ana?pwd=a:b@c#x',
  'https://zoom.example/j/1?pwd=%20x',
  'https://[::1]:8443/x',
  'https://xn--bcher-kva.example/r',
  'https://bücher.example/r',
])('%s is a link to join', link => expect(isCallLink(link)).toBe(true))

test.each([
  '',
  'http://rooms.test/ana',
  'javascript:alert(1)',
  'https:rooms.test',
  'https:/rooms.test',
  'https:\\\\rooms.test',
  'https://',
  'https://user:pw@rooms.test',
  'https://user@rooms.test',
  'https://:pw@rooms.test',
  ' https://rooms.test',
  'https://rooms.test ',
  'https://rooms.test/a b',
  'https://rooms.test/a\nb',
  'https://rooms\t.test',
  'https://rooms.test/\0',
  'https://a:99999',
])('%j is none', link => expect(isCallLink(link)).toBe(false))
