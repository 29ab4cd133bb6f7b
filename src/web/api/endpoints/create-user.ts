import { z } from 'zod'
import { firstNames } from '../../../i18n/first-names.ts'
import type { User } from '../../../model/entities.ts'
import { maxNameLength, maxRoomUrlLength, maxSlackIdLength } from '../../../model/maximums.ts'
import { addUser } from '../../../services/onboarding/add-user.ts'
import { setRoomUrl } from '../../../services/people/host-room.ts'
import { defineEndpoint } from '../endpoint.ts'
import { callLink, email, filledText, id, locale, timeZone } from '../fields.ts'

const body = z.strictObject({
  email,
  name: filledText(maxNameLength),
  timeZone,
  locale: locale.optional(),
  role: z.enum(['admin', 'rep']).optional(),
  slackUserId: filledText(maxSlackIdLength).optional(),
  roomUrl: callLink(maxRoomUrlLength)
    .optional()
    .meta({ description: "Link of the user's own video room" }),
})

export const userAnswer = z.object({
  id,
  email: z.string(),
  name: z.string(),
  timeZone: z.string(),
  locale,
  role: z.enum(['admin', 'rep']),
  slackUserId: z.string().nullable(),
})

export const formatUser = (user: User): z.output<typeof userAnswer> => ({
  id: user.id,
  email: user.email,
  name: user.name,
  timeZone: user.timeZone,
  locale: user.locale,
  role: user.role,
  slackUserId: user.slackUserId ?? null,
})

export const createUser = defineEndpoint({
  name: 'createUser',
  method: 'post',
  path: '/users',
  summary: 'Create a user who can be booked, with office hours and a default page',
  access: 'admin',
  status: 201,
  body,
  answer: { name: 'User', schema: userAnswer },
  problems: ['invalid-input', 'email-taken'],
  handle: async ({ web, workspace, body }) => {
    const { roomUrl, ...person } = body
    const locale = body.locale ?? workspace.locale
    const command = { ...person, locale, workspaceId: workspace.id, ...firstNames(locale) }
    const user = await addUser(web, command)
    const owner = { workspaceId: workspace.id, userId: user.id }
    if (roomUrl) await setRoomUrl(web, { ...owner, typed: roomUrl })
    return { body: formatUser(user) }
  },
})
