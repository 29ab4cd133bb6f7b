import { z } from 'zod'
import { minuteMs } from '../../../scheduling/plain-date.ts'
import { listSlots as list } from '../../../services/availability/list-slots.ts'
import { findPage } from '../../../services/pages/find-page.ts'
import { invalidInput } from '../../../services/problems.ts'
import { defineEndpoint } from '../endpoint.ts'
import { instantOut, text, timeZone, toIso } from '../fields.ts'
import { readSlug } from '../read-slug.ts'
import { readSlotRange } from '../slot-range.ts'

const edge = text(40).meta({
  description:
    'An ISO 8601 instant with offset, or a date (YYYY-MM-DD) in tz; the last date is included',
})

const query = z.strictObject({
  from: edge.optional(),
  to: edge.optional(),
  duration: z
    .string()
    .max(4, 'Give minutes, such as 30')
    .regex(/^\d{1,4}$/, 'Give minutes, such as 30')
    .transform(Number)
    .optional(),
  tz: timeZone.optional(),
})

const answer = z.object({
  timeZone: z.string(),
  durationMinutes: z.int(),
  slots: z.array(z.object({ startsAt: instantOut, endsAt: instantOut })),
})

export const listSlots = defineEndpoint({
  name: 'listSlots',
  method: 'get',
  path: '/pages/:slug/slots',
  summary:
    'List times that can be booked, at most 62 days at once; the default is two weeks from now',
  access: 'public',
  status: 200,
  query,
  answer: { name: 'Slots', schema: answer },
  problems: ['page-not-found', 'page-gone', 'invalid-input'],
  handle: async ({ web, workspace, param, query }) => {
    const slug = readSlug(param('slug'))
    const { page, hosts } = await findPage(web, { workspaceId: workspace.id, slug })
    const zone = query.tz ?? hosts[0]?.timeZone ?? workspace.timeZone
    const range = readSlotRange({ ...query, timeZone: zone, now: web.clock() })
    const durationMinutes = query.duration ?? page.durationsMinutes[0] ?? 30
    if (!page.durationsMinutes.includes(durationMinutes)) {
      const message = `Must be one of ${page.durationsMinutes.join(', ')} minutes`
      throw invalidInput([{ path: 'duration', message }])
    }
    const { starts } = await list(web, { page, range, durationMinutes })
    const slots = starts.map(start => ({
      startsAt: toIso(start),
      endsAt: toIso(start + durationMinutes * minuteMs),
    }))
    return { body: { timeZone: zone, durationMinutes, slots } }
  },
})
