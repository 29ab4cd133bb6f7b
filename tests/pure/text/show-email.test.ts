import { domainToASCII } from 'node:url'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { emailKey } from '../../../src/text/email-address.ts'
import { asStored, showEmail, showEmailsIn } from '../../../src/text/show-email.ts'

const addressAt = (domain: string) => `jo@${domainToASCII(domain)}`

test.each([
  'bücher.example',
  'zażółć.example',
  'mail.münchen.example',
  'façade.example',
  'smørrebrød.example',
  'straße.example',
  'пример.рф',
  'москва.рф',
  'παράδειγμα.example',
  '例子.广告',
  'お名前.example',
  '한국.example',
  'plain.example',
])('the domain %s is shown as typed', domain => {
  expect(showEmail(addressAt(domain))).toBe(`jo@${domain}`)
})

test.each([
  ['Cyrillic that reads as Latin', 'аррӏе.com'],
  ['Greek that reads as Latin', 'νινο.com'],
  ['Latin with one Cyrillic letter', 'gооgle.com'],
  ['Latin with Greek', 'αlpha.example'],
  ['Latin with Katakana that looks like a slash', 'bankノlogin.example'],
  ['a Latin letter that looks like another', 'bınk.example'],
  ['a phonetic letter', 'ɡoogle.example'],
  ['letters from right to left', 'דוגמה.example'],
])('%s stays in ASCII', (_what, domain) => {
  expect(domainToASCII(domain)).toContain('xn--')
  expect(showEmail(addressAt(domain))).toBe(addressAt(domain))
})

test('each label is weighed by itself', () => {
  const [shown, hidden] = [domainToASCII('bücher'), domainToASCII('аррӏе')]
  expect(showEmail(`jo@${hidden}.${shown}.example`)).toBe(`jo@${hidden}.bücher.example`)
})

test('text around addresses stays, and links keep the form that programs read', () => {
  const stored = 'jo@xn--bcher-kva.example'
  const shown = 'jo@bücher.example'
  expect(showEmail(`Demo · ${stored}, <${stored}>; "${stored}".`)).toBe(
    `Demo · ${shown}, <${shown}>; "${shown}".`,
  )
  expect(showEmail(`mailto:${stored} https://x.test/?to=${stored}`)).toBe(
    `mailto:${stored} https://x.test/?to=${stored}`,
  )
  expect(showEmail(`<mailto:${stored}|${stored}>`)).toBe(`<mailto:${stored}|${shown}>`)
  expect(showEmail('https://xn--bcher-kva.example/room')).toContain('xn--')
  expect(showEmail('jo@xn--.example, jo@xn--zzzzzz.example')).toContain('xn--zzzzzz')
})

test.each([
  ['bücher', 'xn--bcher-kva'],
  ['jörg@bücher.example', 'jörg@xn--bcher-kva.example'],
  ['jörg@', 'jörg@'],
  ['Acme 10', 'Acme 10'],
  ['10', '10'],
  ['two words ü', 'two words ü'],
])('what is typed as %j is stored as %j', (typed, stored) => {
  expect(asStored(typed)).toBe(stored)
})

test('in a document only the texts change', () => {
  const stored = 'jo@xn--bcher-kva.example'
  expect(
    showEmailsIn(
      `<p title="a > ${stored}"><a href="mailto:${stored}">${stored}</a></p><script>"${stored}"</script>`,
    ),
  ).toBe(
    `<p title="a > ${stored}"><a href="mailto:${stored}">jo@bücher.example</a></p><script>"${stored}"</script>`,
  )
})

test('what is shown is the same address when it is typed again', () => {
  const letters = fc.stringMatching(/^[a-zà-öø-ÿąćęłńóśźżа-яα-ω一-三ぁ-ん]{1,12}$/u)
  fc.assert(
    fc.property(fc.array(letters, { minLength: 1, maxLength: 3 }), labels => {
      const key = emailKey(`jo@${labels.join('.')}.example`)
      expect(emailKey(showEmail(key))).toBe(key)
    }),
  )
})
