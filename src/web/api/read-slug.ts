import { pageNotFound } from '../../services/problems.ts'

/** The slug in the path, case-insensitive. Throws `page-not-found` for a malformed slug. */
export function readSlug(text: string): string {
  const slug = text.toLowerCase()
  if (!/^[a-z0-9-]{1,64}$/.test(slug)) throw pageNotFound()
  return slug
}
