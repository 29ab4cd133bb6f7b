import { emailKey, parseEmail } from '../../text/email-address.ts'

interface Addressed {
  email: string
}

/** Normalizes the person's address. Invalid addresses are left for validation. */
export const withKeptEmail = <P extends Addressed>(person: P): P => ({
  ...person,
  email: parseEmail(person.email) ?? person.email,
})

/** Each guest once, in order, without people who attend anyway. */
export function distinctGuests<G extends Addressed>(
  guests: readonly G[],
  attending: readonly Addressed[],
): G[] {
  const seen = new Set(attending.map(({ email }) => emailKey(email)))
  return guests.map(withKeptEmail).filter(({ email }) => {
    const key = emailKey(email)
    return !seen.has(key) && seen.add(key)
  })
}
