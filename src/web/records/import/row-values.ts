import type { User } from '../../../model/entities.ts'
import { unguardCell } from '../../../text/csv.ts'
import { isEmail } from '../../../text/email-address.ts'
import { isPhoneNumber } from '../../../text/phone-number.ts'
import { longest, splitAddresses } from '../contacts/contact-form.ts'
import type { ColumnKind } from './column-names.ts'
import type { SheetRow } from './read-sheet.ts'

/** A value that the contact does without, while the rest of the row is imported. */
export type LeftOut =
  | { reason: 'bad-address' | 'bad-phone' | 'unknown-owner'; text: string }
  | { reason: 'too-many-addresses' | 'long-name' | 'long-company' }

/** Maximum of characters of a value that a reason quotes. */
export const shownLength = 80

/** Removes the apostrophes that exports add before formulas. */
const plainCell = (cell: string) => unguardCell(cell.trim()).trim()

/** The cells by the kind of their column. */
export function valuesOf({ cells }: SheetRow, columns: readonly (ColumnKind | undefined)[]) {
  const all = (kind: ColumnKind) =>
    cells
      .flatMap((cell, index) => (columns[index] === kind ? [plainCell(cell)] : []))
      .filter(Boolean)
  const one = (kind: ColumnKind) => all(kind)[0] ?? ''
  return { all, one }
}

export type Values = ReturnType<typeof valuesOf>

const wordsOf = (text: string) => text.toLowerCase().split(/\s+/).filter(Boolean)

/** Whether a whole name consists of more words than the surname and ends with it. */
function endsWithName(whole: string, last: string): boolean {
  const [words, end] = [wordsOf(whole), wordsOf(last)]
  if (end.length === 0) return true
  return words.length > end.length && words.slice(-end.length).join(' ') === end.join(' ')
}

/** First and last name as one, unless `name` is already whole. Italian sheets call the first name `Nome`. */
function nameOf({ one }: Values): string {
  const [whole, first, last] = [one('name'), one('first'), one('last')]
  const isWhole = first !== '' || endsWithName(whole, last)
  const parts = isWhole ? [whole || `${first} ${last}`] : [whole, last]
  return parts.join(' ').replace(/\s+/g, ' ').trim()
}

/** By email, else by name, ignoring case. */
const findOwner = (users: readonly User[], text: string) => {
  const wanted = text.toLowerCase()
  return (
    users.find(({ email }) => email === wanted) ??
    users.find(({ name }) => name.toLowerCase() === wanted)
  )
}

/** A value as the contact gets it, and what is left out of it. */
interface Part<Value> {
  value: Value
  leftOut?: LeftOut | undefined
}

export function emailsOf({ all }: Values): { value: string[]; bad: string[]; leftOut: LeftOut[] } {
  const emails = splitAddresses(all('email').join(';'))
  const good = emails.filter(isEmail)
  const bad = emails.filter(email => !isEmail(email)).map(email => email.slice(0, shownLength))
  const leftOut: LeftOut[] = bad.map(text => ({ reason: 'bad-address', text }))
  if (good.length > longest.emails) leftOut.push({ reason: 'too-many-addresses' })
  return { value: good.slice(0, longest.emails), bad, leftOut }
}

/** The first number that is one. Google puts several numbers into one cell. */
export function phoneOf({ all }: Values): Part<string | undefined> {
  const phones = all('phone')
    .flatMap(cell => cell.split(':::'))
    .map(phone => phone.trim())
    .filter(Boolean)
  const value = phones.find(phone => isPhoneNumber(phone) && phone.length <= longest.phone)
  const [first] = phones
  if (value !== undefined || first === undefined) return { value }
  return { value, leftOut: { reason: 'bad-phone', text: first.slice(0, shownLength) } }
}

export function companyOf({ one }: Values): Part<string | undefined> {
  const company = one('company').replace(/\s+/g, ' ')
  if (company.length > longest.company)
    return { value: undefined, leftOut: { reason: 'long-company' } }
  return { value: company === '' ? undefined : company }
}

export function ownerOf({ one }: Values, users: readonly User[]): Part<string | undefined> {
  const text = one('owner')
  const value = findOwner(users, text)?.email
  if (value !== undefined || text === '') return { value }
  return { value, leftOut: { reason: 'unknown-owner', text: text.slice(0, shownLength) } }
}

export function shortNameOf(values: Values): Part<string> {
  const name = nameOf(values)
  return name.length > longest.name
    ? { value: '', leftOut: { reason: 'long-name' } }
    : { value: name }
}
