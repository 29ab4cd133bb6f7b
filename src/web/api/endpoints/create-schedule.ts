import { z } from 'zod'
import type { SavedSchedule } from '../../../scheduling/entities.ts'
import { weekdays } from '../../../scheduling/types.ts'
import { giveHours } from '../../../services/schedules.ts'
import { defineEndpoint } from '../endpoint.ts'
import { filledText, id, plainDate, timeZone } from '../fields.ts'
import { knownUser } from '../known-user.ts'

const wallTime = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$|^24:00$/, 'Use HH:MM')
const periods = z
  .array(z.tuple([wallTime, wallTime], 'Give [start, end], such as ["09:00", "17:00"]'))
  .max(48, 'At most 48 periods a day')
const weekly = z.partialRecord(z.enum(weekdays), periods)
const overrides = z.array(z.strictObject({ date: plainDate, periods })).max(1000)

const body = z.strictObject({
  userId: id,
  name: filledText(200),
  timeZone,
  weekly,
  overrides: overrides.default([]),
})

const answer = z.object({
  id,
  userId: id,
  name: z.string(),
  timeZone: z.string(),
  weekly,
  overrides,
  isDefault: z.boolean(),
})

const formatSchedule = (schedule: SavedSchedule): z.output<typeof answer> => ({
  id: schedule.id,
  userId: schedule.userId,
  name: schedule.name,
  timeZone: schedule.timeZone,
  weekly: Object.fromEntries(
    Object.entries(schedule.weekly).map(([day, hours]) => [
      day,
      hours.map(([start, end]): [string, string] => [start, end]),
    ]),
  ),
  overrides: schedule.overrides.map(({ date, periods: hours }) => ({
    date,
    periods: hours.map(([start, end]): [string, string] => [start, end]),
  })),
  isDefault: schedule.isDefault,
})

export const createSchedule = defineEndpoint({
  name: 'createSchedule',
  method: 'post',
  path: '/schedules',
  summary:
    "Give a user weekly hours; the first take the place of a new user's office hours and are the default",
  access: 'admin',
  status: 201,
  body,
  answer: { name: 'Schedule', schema: answer },
  problems: ['invalid-input'],
  handle: async ({ web, workspace, body }) => {
    await knownUser(web, { workspace, userId: body.userId, path: 'userId' })
    return { body: formatSchedule(await giveHours(web, { ...body, workspaceId: workspace.id })) }
  },
})
