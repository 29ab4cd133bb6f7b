import { z } from 'zod'
import type { SchedulingPage } from '../../../src/model/entities.ts'
import { pageUrl } from '../../../src/services/links.ts'
import { readCarried } from '../read-carried.ts'
import { cut } from '../text.ts'

const shape = z.object({
  pageId: z.uuid(),
  email: z.string().optional(),
  name: z.string().optional(),
})

/** A meeting link in the value of a button: the page and the prefilled guest. */
export type SharedLink = z.infer<typeof shape>

const maxNameLength = 100

export const encodeLink = ({ pageId, email, name }: SharedLink): string =>
  JSON.stringify({ pageId, email, ...(name ? { name: cut(name, maxNameLength) } : {}) })

export const decodeLink = (value: string): SharedLink => readCarried(shape, value)

/** The page's address, with the guest's name and email prefilled if a guest was named. */
export function linkUrl(
  origin: { publicUrl: string },
  { page, link }: { page: SchedulingPage; link: SharedLink },
): string {
  const url = new URL(pageUrl(origin, page.slug))
  if (link.email) url.searchParams.set('email', link.email)
  if (link.email && link.name) url.searchParams.set('name', link.name)
  return url.href
}
