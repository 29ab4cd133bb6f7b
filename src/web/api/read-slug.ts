import { pageNotFound } from '../../services/problems.ts'

/** The slug of the path. Throws `page-not-found` for what cannot be one. */
export function readSlug(text: string): string {
  if (!/^[a-z0-9-]{1,64}$/.test(text)) throw pageNotFound()
  return text
}
