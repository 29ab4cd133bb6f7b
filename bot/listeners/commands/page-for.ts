import type { SchedulingPage } from '../../../src/model/entities.ts'
import type { Asked } from './command.ts'

/** The page that was named, else the first one that offers the duration, else the default one. */
export const pageFor = (
  { reading, pages }: Pick<Asked, 'reading' | 'pages'>,
  minutes: number | undefined,
): SchedulingPage | undefined =>
  reading.meetingTypeId
    ? pages.find(({ id }) => id === reading.meetingTypeId)
    : (pages.find(({ durationsMinutes }) => minutes && durationsMinutes.includes(minutes)) ??
      pages[0])
