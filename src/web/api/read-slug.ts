import { pageNotFound } from '../../services/problems.ts'

/** The slug of the path, in any letter case. Throws `page-not-found` for what cannot be one. */
export function readSlug(text: string): string {
  const slug = text.toLowerCase()
  if (!/^[a-z0-9-]{1,64}$/.test(slug)) throw pageNotFound()
  return slug
}
