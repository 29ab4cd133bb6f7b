import { z } from 'zod'
import type { SavedSchedule } from '../../../model/entities.ts'
import { maxNameLength, maxOverrides, maxPeriodsPerDay } from '../../../model/maximums.ts'
import { weekdays } from '../../../scheduling/types.ts'
import { giveHours } from '../../../services/people/schedules.ts'
import { defineEndpoint } from '../endpoint.ts'
import { filledText, id, listOf, plainDate, timeZone } from '../fields.ts'
import { knownUser } from '../known-user.ts'

const wallTime = z
  .string()
  .max(5, 'Use HH:MM')
  .regex(/^(?:[01]\d|2[0-3]):[0-5]\d$|^24:00$/, 'Use HH:MM')
const periods = listOf(
  z.tuple([wallTime, wallTime], 'Give [start, end], such as ["09:00", "17:00"]'),
  maxPeriodsPerDay,
)
const weekly = z.partialRecord(z.enum(weekdays), periods)
const overrides = listOf(z.strictObject({ date: plainDate, periods }), maxOverrides)

const body = z.strictObject({
  userId: id,
  name: filledText(maxNameLength),
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
    "Add weekly hours for a user; the first ones replace a new user's office hours and become the default",
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
