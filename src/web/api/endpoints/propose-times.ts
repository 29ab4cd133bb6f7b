import { z } from 'zod'
import {
  maxNameLength,
  maxProposalMessageLength,
  maxProposedTimes,
  maxTitleLength,
} from '../../../model/maximums.ts'
import { proposeTimes as propose } from '../../../services/proposals/propose-times.ts'
import { defineEndpoint } from '../endpoint.ts'
import {
  email,
  filledText,
  id,
  instant,
  instantOut,
  listOf,
  locale,
  minutes,
  text,
  timeZone,
  toIso,
} from '../fields.ts'
import { knownUser } from '../known-user.ts'

const body = z.strictObject({
  userId: id.meta({ description: 'The user whose time is offered' }),
  organizerId: id.optional().meta({ description: 'The user who offers it; the default is userId' }),
  invitee: z.strictObject({
    email,
    name: text(maxNameLength).optional(),
    timeZone: timeZone.optional(),
    locale: locale.optional(),
  }),
  pageId: id.optional(),
  title: filledText(maxTitleLength).optional(),
  durationMinutes: minutes,
  slots: listOf(instant, maxProposedTimes),
  message: text(maxProposalMessageLength).optional(),
  expiresAt: instant.optional(),
  hold: z.boolean().default(false).meta({ description: 'Keep the times free for this invitee' }),
  via: z.enum(['link', 'email']).default('link'),
})

const answer = z.object({
  id,
  url: z.url(),
  status: z.enum(['open', 'picked', 'withdrawn', 'expired']),
  durationMinutes: z.int(),
  slots: z.array(instantOut),
  expiresAt: instantOut,
})

export const proposeTimes = defineEndpoint({
  name: 'proposeTimes',
  method: 'post',
  path: '/proposals',
  summary: 'Offer a few times to one person, by link or email',
  access: 'admin',
  status: 201,
  body,
  answer: { name: 'Proposal', schema: answer },
  problems: ['invalid-input', 'page-not-found', 'slot-taken'],
  handle: async ({ web, workspace, body }) => {
    const { userId, organizerId = userId, hold, ...rest } = body
    await knownUser(web, { workspace, userId, path: 'userId' })
    await knownUser(web, { workspace, userId: organizerId, path: 'organizerId' })
    const { proposal, url } = await propose(web, {
      ...rest,
      workspaceId: workspace.id,
      hostId: userId,
      organizerId,
      holds: hold ? 'held' : 'none',
    })
    const { durationMinutes, slots, expiresAt, status } = proposal
    return {
      body: {
        id: proposal.id,
        url,
        status,
        durationMinutes,
        slots: slots.map(toIso),
        expiresAt: toIso(expiresAt),
      },
    }
  },
})
