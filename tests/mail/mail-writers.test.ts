import { globSync, readFileSync } from 'node:fs'
import { relative, resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { isMeetingNews, notificationTable } from '../../src/services/meetings/notification-table.ts'

const root = resolve(import.meta.dirname, '../..')
const read = (path: string) => readFileSync(resolve(root, path), 'utf8')
const sources = globSync(`${root}/src/**/*.ts`).map(path => relative(root, path))

/** Emails of the table, by who writes them. */
const ofMeetings: Record<string, readonly string[]> = {
  lateEmail: ['guest-late'],
  hostLateEmail: ['host-late'],
  declineEmail: ['declined'],
  outcomeEmail: ['outcome'],
  refusedEmail: ['refused'],
}
/** Rows of "Other emails" in docs/notifications.md, by who writes them. */
const others: Record<string, string> = {
  signInEmail: 'Sign-in link',
  invitationEmail: 'Invitation to Parley',
  emailCodeEmail: 'Code',
  proposalEmail: 'Proposal',
  wishEmail: 'Another time wanted',
  withdrawnEmail: 'Times withdrawn',
  changeLinkEmail: 'Change links',
  missedEmail: 'Missed booking',
  chatMessageEmail: 'Chat message',
  outageEmail: 'Trouble',
}
/** Writes every email that is news of a meeting. */
const ofNews = 'meetingEmail'

const emails = new Set(
  Object.values(notificationTable).flatMap(roles =>
    Object.values(roles).flatMap(({ email }) => (email === undefined ? [] : [email])),
  ),
)

const writers = sources
  .filter(path => path.startsWith('src/mail/templates/'))
  .flatMap(path => [...read(path).matchAll(/^export (?:const|function) (\w+Email)\b/gm)])
  .flatMap(([, name]) => (name && name !== 'renderEmail' ? [name] : []))

describe('every email', () => {
  test('is in a table, by its writer', () => {
    expect(writers.length).toBeGreaterThan(10)
    const known = [ofNews, ...Object.keys(ofMeetings), ...Object.keys(others)]
    expect([...writers].sort()).toEqual([...known].sort())
  })

  test('of the table has a writer', () => {
    const written = Object.values(ofMeetings).flat()
    const left = [...emails].filter(email => !isMeetingNews(email) && !written.includes(email))
    expect(left).toEqual([])
    expect(written.filter(email => ![...emails].some(known => known === email))).toEqual([])
  })

  test('that is no news of a meeting stands in the docs', () => {
    const [, table = ''] = read('docs/notifications.md').split('## Other emails')
    const rows = [...table.matchAll(/^\| ([A-Z][^|]*?) \|/gm)].map(([, name]) => name)
    expect(rows.filter(name => name !== 'Email').sort()).toEqual(Object.values(others).sort())
  })

  const sending = sources.filter(path => /\bmailer\.send\(/.test(read(path)))
  test.each(sending)('that %s sends comes from one of the writers', path => {
    const used = writers.filter(name => new RegExp(`\\b${name}\\(`).test(read(path)))
    expect(used).not.toEqual([])
    for (const name of used) expect(read(path)).toContain(name)
  })

  test('is sent from src/mail alone', () => {
    expect(sending.length).toBeGreaterThan(8)
    expect(sending.filter(path => !path.startsWith('src/mail/'))).toEqual([])
  })
})
