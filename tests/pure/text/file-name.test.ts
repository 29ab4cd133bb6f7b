import { expect, test } from 'vitest'
import { safeFileName } from '../../../src/text/file-name.ts'
import { processorMsOf } from '../../support/processor-time.ts'

test.each([
  ['offer.pdf', 'offer.pdf'],
  ['Angebot für Łódź.pdf', 'Angebot für Łódź.pdf'],
  ['../../etc/passwd', 'passwd'],
  ['C:\\Users\\ana\\offer.pdf', 'offer.pdf'],
  ['.bashrc', 'bashrc'],
  ['..', 'file'],
  ['', 'file'],
  ['a\r\nSet-Cookie: x=1.txt', 'aSet-Cookie_ x=1.txt'],
  ['invoice\u202Efdp.exe', 'invoicefdp.exe'],
  ['a\u0000b"c.txt', 'ab_c.txt'],
])('%j is kept as %j', (typed, kept) => {
  expect(safeFileName(typed)).toBe(kept)
})

test('a long name keeps its ending', () => {
  const kept = safeFileName(`${'long '.repeat(100)}.pdf`)
  expect(kept).toMatch(/\.pdf$/)
  expect(kept.length).toBeLessThanOrEqual(150)
})

test('a name made to take long is looked into in a moment', () => {
  const hostile = `${'. '.repeat(100_000)}x`
  expect(processorMsOf(() => expect(safeFileName(hostile)).toBe('x'))).toBeLessThan(500)
})
