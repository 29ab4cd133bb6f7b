import { domainToASCII, domainToUnicode } from 'node:url'

/** Letters with diacritics and a few whole letters. Other Latin letters (`ı`, `ɑ`, `ɡ`) look like plain ones. */
const latin = /^(?:[a-z0-9-]|[ßæøœłđðþŋ])+$/u

/**
 * Letters of Cyrillic and Greek that look like Latin ones. A label of these alone could imitate a Latin name
 * (`аррӏе`), as browsers assume too.
 */
const latinLookAlikes = /^(?:[асԁеһіјӏорԛѕԝхуъьҽпгѵѡ\d-]+|[αγεηικνοπρτυχωβ\d-]+)$/u

/**
 * Writing systems whose letters do not look like Latin ones beyond the list. Right-to-left scripts are left out: they
 * would reorder the parts of the address.
 */
const otherScripts = [
  /^[\p{Script=Cyrillic}\d-]+$/u,
  /^[\p{Script=Greek}\d-]+$/u,
  /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー\d-]+$/u,
  /^[\p{Script=Hangul}\d-]+$/u,
  /^[\p{Script=Devanagari}\d-]+$/u,
  /^[\p{Script=Thai}\d-]+$/u,
]

/** Without the marks of letters such as `ü`, but with those of other scripts. */
const withoutMarks = (label: string) =>
  label.normalize('NFD').replace(/(?<=\p{Script=Latin}\p{M}*)\p{M}/gu, '')

const isUnmistakable = (label: string): boolean =>
  latin.test(withoutMarks(label)) ||
  (!latinLookAlikes.test(label) && otherScripts.some(script => script.test(label)))

/** The label as typed (`bücher`); as it is stored (`xn--…`) if its letters could pass for others. */
function showLabel(label: string): string {
  if (!/^xn--/i.test(label)) return label
  const shown = domainToUnicode(label)
  const isSame = shown !== '' && domainToASCII(shown) === label.toLowerCase()
  return isSame && isUnmistakable(shown) ? shown : label
}

/** A domain as typed, label by label, as in addresses. */
export const showDomain = (domain: string): string => domain.split('.').map(showLabel).join('.')

/** What people type of a domain or an address, as it is stored: `jo@bücher` becomes `jo@xn--bcher-kva`. */
export function asStored(text: string): string {
  if (/^\p{ASCII}*$/u.test(text)) return text
  const at = text.lastIndexOf('@') + 1
  const domain = domainToASCII(text.slice(at))
  return domain === '' ? text : text.slice(0, at) + domain
}

const atDomain = /@((?:[a-z0-9-]{1,63}\.){0,20}xn--[a-z0-9-]{1,59}(?:\.[a-z0-9-]{1,63}){0,20})/gi
const beforeToken = /[\s<>|"']/
/** Addresses that programs read. */
const isLink = /^mailto:|:\/\//i

const maxAddress = 320

/**
 * The text with international domains of addresses as people type them: `jo@xn--bcher-kva.example` becomes
 * `jo@bücher.example`. Only for people: links in the text keep their form.
 */
export function showEmail(text: string): string {
  if (!/xn--/i.test(text)) return text
  return text.replace(atDomain, (found, domain: string, at: number) => {
    const before =
      text
        .slice(Math.max(at - maxAddress, 0), at)
        .split(beforeToken)
        .at(-1) ?? ''
    return isLink.test(before) ? found : `@${showDomain(domain)}`
  })
}

// Preact quotes every attribute.
const markup =
  /<(script|style)\b[\s\S]*?<\/\1>|<!--[\s\S]*?-->|<[^"<>]*(?:"[^"]*"[^"<>]*)*>|[^<]+/gi

/** The same for the texts of a document that Preact rendered. Attributes and scripts keep their form. */
export const showEmailsIn = (html: string): string =>
  /@[^<>"]{0,255}xn--/i.test(html)
    ? html.replace(markup, part => (part.startsWith('<') ? part : showEmail(part)))
    : html
