import { spreadOverDays } from '../../scheduling/spread-over-days.ts'
import { listNextTimes } from '../availability/next-page-times.ts'
import type { ServiceContext } from '../context.ts'
import { listSitePages } from './chat-facts.ts'
import type { Transcript } from './read-transcript.ts'

const count = 6

/** The next times of the site's pages, in which a rep may offer some: `starts` ascending, epoch ms. */
export async function offerableTimes(
  context: Pick<ServiceContext, 'db' | 'clock'>,
  { site, conversation }: Transcript,
): Promise<{ id: string; title: string; starts: number[] }[]> {
  const { timeZone } = conversation
  const pages = await listSitePages(context, site)
  return Promise.all(
    pages.map(async ({ page }) => {
      const { starts } = await listNextTimes(context, { page, count: 200 })
      return { id: page.id, title: page.title, starts: spreadOverDays(starts, { count, timeZone }) }
    }),
  )
}
