import { emailKey, parseEmail } from '../../text/email-address.ts'

interface Addressed {
  email: string
}

/** A person with their address as we keep it; what is no address stays for the checks to name. */
export const withKeptEmail = <P extends Addressed>(person: P): P => ({
  ...person,
  email: parseEmail(person.email) ?? person.email,
})

/** Each guest once, in their order, without those who attend anyway. */
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
