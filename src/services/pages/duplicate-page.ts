import { randomBytes } from 'node:crypto'
import type { SchedulingPage } from '../../model/entities.ts'
import { maxSlugLength, maxTitleLength } from '../../model/maximums.ts'
import type { ServiceContext } from '../context.ts'
import { createPage } from './pages.ts'

/** A free address beside the one of the original. */
const besideSlug = ({ kind, slug }: SchedulingPage): string => {
  // Whoever has such a link may use it: the copy's must not follow from the original's.
  if (kind === 'specific-times') return randomBytes(8).toString('hex')
  const ending = `-${randomBytes(2).toString('hex')}`
  return slug.slice(0, maxSlugLength - ending.length).replace(/-+$/, '') + ending
}

/** The same page once more, at an address of its own; the original's bookings are not the copy's. */
export const duplicatePage = (
  context: Pick<ServiceContext, 'db'>,
  { page, title }: { page: SchedulingPage; title: string },
): Promise<SchedulingPage> => {
  const { id: _id, isPaused, ...copied } = page
  // A page that is off because all pages of its host are off is on when they are switched on again.
  const content = isPaused ? { ...copied, isActive: true } : copied
  return createPage(context, {
    ...content,
    title: title.slice(0, maxTitleLength),
    slug: besideSlug(page),
  })
}
