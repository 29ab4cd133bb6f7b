import { z } from 'zod'
import { listUsers as list } from '../../../services/people/users.ts'
import { defineEndpoint } from '../endpoint.ts'
import { formatUser, userAnswer } from './create-user.ts'

const answer = z.object({ users: z.array(userAnswer) })

export const listUsers = defineEndpoint({
  name: 'listUsers',
  method: 'get',
  path: '/users',
  summary: 'List all users by name',
  access: 'admin',
  status: 200,
  answer: { name: 'Users', schema: answer },
  problems: [],
  handle: async ({ web, workspace }) => ({
    body: { users: (await list(web, { workspaceId: workspace.id })).map(formatUser) },
  }),
})
