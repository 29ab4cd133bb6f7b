import { z } from 'zod'
import { addBusy as add } from '../../../services/people/schedules.ts'
import { defineEndpoint } from '../endpoint.ts'
import { id, instant } from '../fields.ts'
import { knownUser } from '../known-user.ts'

const body = z.strictObject({ userId: id, startsAt: instant, endsAt: instant })

export const addBusy = defineEndpoint({
  name: 'addBusy',
  method: 'post',
  path: '/busy',
  summary: "Block some of a user's time",
  access: 'admin',
  status: 201,
  body,
  answer: { name: 'Busy', schema: z.object({ id }) },
  problems: ['invalid-input'],
  handle: async ({ web, workspace, body }) => {
    await knownUser(web, { workspace, userId: body.userId, path: 'userId' })
    const { id: busyId } = await add(web, { ...body, workspaceId: workspace.id })
    return { body: { id: busyId } }
  },
})
