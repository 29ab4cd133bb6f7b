import { expect, test } from 'vitest'
import { revisedNote } from '../../../crm/hubspot/meetings/internal-note.ts'
import { textOfHtml } from '../../../src/text/html-text.ts'
import { aMeeting } from '../../contracts/crm-account.ts'
import { processorMsOf } from '../../support/processor-time.ts'

const noting = (text: string) =>
  aMeeting({ internalNote: text, internalNoteHtml: `<p>${text}</p>` })
const first = noting('The big plan')
const second = noting('The small plan')
const revise = (held: string, meeting: typeof first) => {
  const revised = revisedNote(held, meeting)
  if (revised === undefined) throw new Error('Nothing was revised')
  return revised
}
const ours = revise('', first)

test('a new record has our lines only', () => {
  expect(textOfHtml(ours)).toMatch(
    /^▼ Parley PAR-2041\n+The big plan[\s\S]+▲ Parley PAR-2041 · \w{6}$/,
  )
})

test('nothing is revised while we have nothing new to say, whatever stands around it', () => {
  expect(revisedNote(ours, first)).toBeUndefined()
  expect(revisedNote(`<div><p>Mine</p>${ours}<p>Also mine</p></div>`, first)).toBeUndefined()
})

test('F60 what colleagues wrote before and after our lines stays as it is', () => {
  const revised = revise(`<p>Before</p>${ours}<p>After</p>`, second)
  expect(revised).toBe(`<p>Before</p>${revise('', second)}<p>After</p>`)
})

test('F60 what a colleague wrote between our lines becomes theirs', () => {
  const edited = ours.replace('The big plan', 'The big plan, and her assistant’s number: 12')
  const revised = revise(edited, second)
  expect(revised).toContain('her assistant’s number: 12')
  expect(revised).toContain('The small plan')
  expect(textOfHtml(revised)).toMatch(/^The big plan, and/)
  expect(revise(revised, first)).toContain('her assistant’s number: 12')
})

test('markup that HubSpot tidied up is no edit', () => {
  const tidied = ours
    .replace('<p>The big plan</p>', '<p style="margin:0;">The big&nbsp;plan</p>')
    .replaceAll('<br>', '<br/>\n')
    .replaceAll('▼ Parley', '▼&nbsp;Parley')
  expect(revisedNote(tidied, first)).toBeUndefined()
  expect(revise(tidied, second)).not.toContain('big')
})

test('F60 where a colleague removed one of our lines the rest is kept and ours is written anew', () => {
  const [withoutEnd = ''] = ours.split('▲')
  const revised = revise(`${withoutEnd}<p>Mine</p>`, second)
  expect(revised).toContain('The big plan')
  expect(revised).toContain('Mine')
  expect(revise(revised, noting('No plan'))).toContain('Mine')
  expect(revise(revised, noting('No plan'))).not.toContain('small')
})

test('signs like ours in a note do not make a second part', () => {
  const signs = noting('Price ▲ or ▼?')
  const revised = revise(revise('', signs), first)
  expect(revised).toBe(ours)
})

test('notes of before are kept above ours', () => {
  expect(revise('<p>Old</p>', first)).toBe(`<p>Old</p><br><br>${ours}`)
})

test('a long text that only begins like ours takes no time', () => {
  for (const text of [`▼ Parley ${'B-1042 '.repeat(10_000)}`, '▼ Parley B-1042 '.repeat(5_000)])
    expect(processorMsOf(() => revise(text, first))).toBeLessThan(1_000)
})
