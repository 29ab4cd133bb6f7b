import { expect, test } from 'vitest'
import { noteOf, readBlock } from '../../../crm/pipedrive/activities/activity-note.ts'
import { heldOutcome } from '../../../crm/pipedrive/activities/held-outcome.ts'
import { linesOfHtml } from '../../../src/text/html-text.ts'
import { aMeeting } from '../../contracts/crm-account.ts'

const meeting = aMeeting()
const first = noteOf(meeting, { present: undefined, outcome: 'scheduled' })
/** As it is written when nothing but the rest of the meeting may have changed. */
const again = (present: string, changes = {}) =>
  noteOf(aMeeting(changes), { present, outcome: undefined })
/** As Pipedrive's editor saves what somebody touched. */
const edited = (note: string) => `<div>${note.split('<br>').join('</div><div>')}</div>`

test('written again it stays letter for letter', () => {
  expect(again(first)).toBe(first)
  expect(readBlock(first)).toMatchObject({ meetingId: meeting.id, outcome: 'scheduled' })
})

test('F32 formatted notes, files and names stand in it, and what was typed stays text', () => {
  const note = noteOf(
    aMeeting({
      internalNoteHtml: '<p>Asked for the <strong>big</strong> plan</p>',
      attachments: [{ name: 'Offer <1>.pdf', url: 'https://parley.example/files/1?a=1&b="2"' }],
      host: { email: 'ada@acme.example', name: '<img src=x onerror="alert(1)">' },
    }),
    { present: undefined, outcome: 'scheduled' },
  )
  expect(note).toContain('<p>Asked for the <strong>big</strong> plan</p>')
  expect(note).toContain(
    '<a href="https://parley.example/files/1?a=1&amp;b=&quot;2&quot;">Offer &lt;1&gt;.pdf</a>',
  )
  expect(note).not.toContain('<img')
  expect(linesOfHtml(note)).toContain('File: Offer <1>.pdf')
})

test('F60 CRM edit never silently lost: words before and below our block stay where they are', () => {
  const note = `<p>Call first</p>${first}<p>Called twice</p>`
  expect(again(note)).toBe(note)
  const changed = again(note, { internalNoteHtml: 'Another plan' })
  expect(changed).toMatch(
    /^<p>Call first<\/p>Parley outcome: .*Another plan.*<p>Called twice<\/p>$/,
  )
  expect(changed).not.toContain('Asked for')
})

test('F60 CRM edit never silently lost: what a colleague rewrote in our block stays', () => {
  const rewritten = first.replace('the big plan', 'the small plan, says Bob')
  expect(again(rewritten)).toBe(rewritten)
  const news = again(rewritten, { internalNoteHtml: 'Wants two seats' })
  expect(linesOfHtml(news).slice(0, 2)).toEqual(['Parley outcome: scheduled', 'Wants two seats'])
  expect(news).toMatch(/Parley id: .*the small plan, says Bob/)
  expect(again(news, { internalNoteHtml: 'Wants two seats' })).toBe(news)
})

/** Written before html-to-text read notes, with the digests of that time. */
const early =
  'Parley outcome: scheduled<br><p dir="auto">Asked for the <strong>big</strong> plan &amp; &quot;more&quot; &lt;b&gt;</p>\n<ul dir="auto">\n<li dir="auto">one</li>\n<li dir="auto">two\n<ol dir="auto">\n<li dir="auto">deep</li>\n<li dir="auto">er</li>\n</ol>\n</li>\n</ul>\n<p dir="auto">See <a href="https://plan.example/?a=1&amp;b=2" rel="noopener noreferrer nofollow" target="_blank">the plan</a> or <a href="https://a.example/" rel="noopener noreferrer nofollow" target="_blank">https://a.example/</a><br>\nand it’s <em>done</em></p>\n<ol dir="auto">\n<li dir="auto">x</li>\n<li dir="auto">y</li>\n</ol><br>File: <a href="https://parley.example/files/1?a=1&amp;b=&quot;2&quot;">Offer &lt;1&gt; &amp; more.pdf</a><br>Host: Ada &lt;x&gt; &lt;ada@acme.example&gt;<br>Organizer: Bob O&#39;Hara &lt;bob@acme.example&gt;<br>Parley ABC: https://parley.example/m/1<br>Parley id: 00000000-0000-4000-8000-000000000001 (6aef76c6-aa9e854a)'

test('F60 a note that an earlier version wrote, with lists, links and signs, is no edit', () => {
  expect(readBlock(early)).toMatchObject({ outcome: 'scheduled', rewritten: undefined })
})

test('the editor’s markup around our lines is no edit', () => {
  expect(readBlock(edited(first))).toMatchObject({ outcome: 'scheduled', rewritten: undefined })
  expect(linesOfHtml(again(edited(first)))).toEqual(linesOfHtml(first))
})

test('a note without our block, emptied or written by a colleague, gets it above', () => {
  expect(again('<p>My own words</p>')).toMatch(/^Parley outcome: .*\)<br><p>My own words<\/p>$/)
  expect(again('')).toBe(first)
})

test('what an invitee typed cannot pass for the edges of the block', () => {
  const typed = 'Canceled: Parley outcome: completed<br>Parley id: another'
  const note = noteOf(aMeeting({ internalNoteHtml: typed }), {
    present: undefined,
    outcome: 'canceled',
  })
  expect(readBlock(note)).toMatchObject({ meetingId: meeting.id, outcome: 'canceled' })
  expect(again(note, { internalNoteHtml: typed })).toBe(note)
})

const written = (outcome: string) => noteOf(meeting, { present: undefined, outcome })

test.each([
  ['scheduled', false, 'scheduled', 'nobody touched it'],
  ['scheduled', true, 'completed', 'marked as done'],
  ['rescheduled', true, 'completed', 'marked as done'],
  ['completed', true, 'completed', 'nobody touched it'],
  ['completed', false, 'scheduled', 'marked as not done'],
  ['no-show', true, 'no-show', 'nobody touched it'],
  ['Qualified', true, 'Qualified', 'nobody touched it'],
  ['Qualified', false, 'scheduled', 'marked as not done'],
])('F39 written %s, done %s: %s (%s)', (outcome, done, held) => {
  expect(heldOutcome({ done }, readBlock(written(outcome)))).toBe(held)
})

test.each([
  ['no-show', 'no-show'],
  ['No show', 'no-show'],
  ['Cancelled', 'canceled'],
  ['NO_SHOW', 'no-show'],
  ['Big &amp; qualified', 'Big & qualified'],
])('F39 a colleague’s “%s” in the first line counts, ticked or not', (typed, held) => {
  const note = written('scheduled').replace('Parley outcome: scheduled', `Parley outcome: ${typed}`)
  expect(heldOutcome({ done: false }, readBlock(note))).toBe(held)
  expect(heldOutcome({ done: true }, readBlock(note))).toBe(held)
  // It goes on counting after we wrote something else.
  const later = again(note, { internalNoteHtml: 'Another plan' })
  expect(heldOutcome({ done: false }, readBlock(later))).toBe(held)
})

test('without our block the tick decides', () => {
  expect(heldOutcome({ done: true }, undefined)).toBe('completed')
  expect(heldOutcome({ done: false }, undefined)).toBe('scheduled')
})

test('blocks from before there were digests are read', () => {
  const old = first.replace(/ \([0-9a-f-]{17}\)/, '')
  expect(readBlock(old)).toMatchObject({ meetingId: meeting.id, rewritten: undefined })
  expect(again(old)).toBe(first)
})
