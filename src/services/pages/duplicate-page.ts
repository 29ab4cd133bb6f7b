import { randomBytes } from 'node:crypto'
import type { SchedulingPage } from '../../model/entities.ts'
import { maxSlugLength, maxTitleLength } from '../../model/maximums.ts'
import type { ServiceContext } from '../context.ts'
import { createPage } from './pages.ts'

/** A free slug similar to the original's. */
const besideSlug = ({ kind, slug }: SchedulingPage): string => {
  // Such a link can be used by anybody who knows it, so the copy's must not be guessable from the original's.
  if (kind === 'specific-times') return randomBytes(8).toString('hex')
  const ending = `-${randomBytes(2).toString('hex')}`
  return slug.slice(0, maxSlugLength - ending.length).replace(/-+$/, '') + ending
}

/** Copies a page to a slug of its own, without the bookings of the original. */
export const duplicatePage = (
  context: Pick<ServiceContext, 'db'>,
  { page, title }: { page: SchedulingPage; title: string },
): Promise<SchedulingPage> => {
  const { id: _id, isPaused, isUsedUp: _isUsedUp, ...copied } = page
  // If the page is off only because all pages of its host are off, the copy is made as an active one.
  const content = isPaused ? { ...copied, isActive: true } : copied
  return createPage(context, {
    ...content,
    title: title.slice(0, maxTitleLength),
    slug: besideSlug(page),
  })
}
