import { meetingAdapters } from '../../../bot/notifications/meeting-adapters.ts'
import { linkSlackUser } from '../../../src/services/people/users.ts'
import { aBooking } from '../builders/a-booking.ts'
import { aWorkspace } from '../builders/a-workspace.ts'
import type { DemoWorkspace } from '../builders/demo-workspace.ts'
import { type FakeCrm, makeFakeCrm } from '../fake-crm.ts'
import { type JobDrain, makeDrain } from '../job-drain.ts'
import { makeContext, type TestContext } from '../make-context.ts'
import { createTestDatabase } from '../test-database.ts'
import { createSlackTeam, type SlackTeam } from './slack-team.ts'

export interface SlackFixture extends DemoWorkspace {
  context: TestContext
  crm: FakeCrm
  team: SlackTeam
  drain: JobDrain
  /** Ana's conversation with the bot. */
  channel: string
  book(changes?: {
    startsAt?: number
    name?: string
    organizerId?: string
  }): ReturnType<typeof aBooking>
  history(): Promise<Message[]>
  repliesTo(ts: string): Promise<Message[]>
  close(): Promise<void>
}

export interface Message {
  text?: string
  ts?: string
  // biome-ignore lint/suspicious/noExplicitAny: what came over the wire, looked at freely by tests
  blocks?: any[]
}

const limiter = { take: async () => undefined, pause: () => undefined }

/** A workspace with Ana in Slack, a CRM, and the product's worker with a fixed clock. */
export async function openSlackFixture(startsAt: number): Promise<SlackFixture> {
  const database = await createTestDatabase()
  const crm = makeFakeCrm({ now: () => context.clock() })
  const context: TestContext = makeContext({ db: database.db, crm: crm.provider })
  const demo = await aWorkspace(context)
  const team = await createSlackTeam(context)
  const { workspace, ana } = demo
  const slackUserId = team.slackIdOf('ana')
  await linkSlackUser(context, { workspaceId: workspace.id, userId: ana.id, slackUserId })
  const opened = await team.client.conversations.open({ users: slackUserId })
  const channel = opened.channel?.id ?? ''
  const adapters = meetingAdapters({ context, config: team.config, limiter })
  const drain = makeDrain(context, { adapters, slackJobs: team.app.jobs })
  return {
    ...demo,
    context,
    crm,
    team,
    drain,
    channel,
    book: ({ name = 'Maya Lindt', ...changes } = {}) =>
      aBooking(demo, {
        startsAt,
        timeZone: 'America/New_York',
        invitee: { name, company: 'Acme' },
        ...changes,
      }),
    history: async () =>
      ((await team.client.conversations.history({ channel })).messages ?? []) as Message[],
    repliesTo: async ts =>
      ((await team.client.conversations.replies({ channel, ts })).messages ?? []).slice(
        1,
      ) as Message[],
    close: async () => {
      await team.close()
      await database.drop()
    },
  }
}
