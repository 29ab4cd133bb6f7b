import { expect, test } from 'vitest'
import type { Attendee } from '../../src/model/entities.ts'
import { aMeeting, anInvite } from './a-meeting.ts'

const attendeeLines = (emails: readonly string[], name = 'Guest') => {
  const guests = emails.map((email): Attendee => ({ kind: 'guest', email, name }))
  const { ics } = anInvite(aMeeting({ guests }))
  for (const line of ics.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
  return ics
    .replace(/\r\n[ \t]/g, '')
    .split('\r\n')
    .filter(line => line.startsWith('ATTENDEE'))
}

const addressesIn = (lines: readonly string[]) =>
  lines.map(line => /^.*:mailto:(.*)$/i.exec(line)?.[1]).slice(1)

test('an invitation names people whose addresses are in other letters', () => {
  const lines = attendeeLines(['josé@visitor.example', '用户@例子.广告', 'bob@münchen.example'])
  expect(addressesIn(lines)).toEqual([
    'josé@visitor.example',
    '用户@xn--fsqu00a.xn--4rr70v',
    'bob@xn--mnchen-3ya.example',
  ])
})

test.each(['a@[192.0.2.1]', 'ann@-visitor.example', 'ann@visitor_x.example', 'nobody', ''])(
  'an old guest with the address %j keeps nobody from their invitation',
  email => {
    expect(addressesIn(attendeeLines([email, 'bob@visitor.example']))).toEqual([
      'bob@visitor.example',
    ])
  },
)

test('a name that looks like what stands in for an address stays a name', () => {
  const name = 'x:mailto:utf8-local-part-0-of@visitor.example'
  const lines = attendeeLines(['josé@visitor.example'], name)
  expect(lines[1]).toContain('utf8-local-part-0-of@visitor.example')
  expect(addressesIn(lines)).toEqual(['josé@visitor.example'])
})
