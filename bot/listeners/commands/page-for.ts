import type { SchedulingPage } from '../../../src/model/entities.ts'
import type { Asked } from './command.ts'

/** The named page, else the first with this duration, else the default page. */
export const pageFor = (
  { reading, pages }: Pick<Asked, 'reading' | 'pages'>,
  minutes: number | undefined,
): SchedulingPage | undefined =>
  reading.meetingTypeId
    ? pages.find(({ id }) => id === reading.meetingTypeId)
    : (pages.find(({ durationsMinutes }) => minutes && durationsMinutes.includes(minutes)) ??
      pages[0])
