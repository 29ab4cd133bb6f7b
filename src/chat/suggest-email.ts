import { editDistance } from '../text/edit-distance.ts'

/** The mail providers whose names are mistyped most often. */
const commonDomains = [
  'gmail.com',
  'googlemail.com',
  'yahoo.com',
  'yahoo.co.uk',
  'hotmail.com',
  'hotmail.co.uk',
  'outlook.com',
  'live.com',
  'msn.com',
  'icloud.com',
  'me.com',
  'aol.com',
  'protonmail.com',
  'proton.me',
  'gmx.de',
  'gmx.net',
  'web.de',
  'wp.pl',
  'onet.pl',
  'interia.pl',
  'o2.pl',
  'libero.it',
  'virgilio.it',
  'tiscali.it',
]

/** Shorter names are too close to each other: `me.com` and `mx.com`. */
const minLength = 7

/**
 * The address that was probably meant: `maya@gmial.com` → `maya@gmail.com`. Undefined if the domain is a common one,
 * or like none of them.
 */
export function suggestEmail(email: string): string | undefined {
  const at = email.lastIndexOf('@')
  const domain = email.slice(at + 1).toLowerCase()
  if (commonDomains.includes(domain) || domain.length < minLength) return undefined
  const near = commonDomains
    .map(name => ({ name, distance: editDistance(domain, name, 2) }))
    .filter(({ name, distance }) => distance <= (name.length > 8 ? 2 : 1))
    .sort((a, b) => a.distance - b.distance)[0]
  return near ? `${email.slice(0, at)}@${near.name}` : undefined
}
