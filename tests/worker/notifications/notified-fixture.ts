import { meetingAdapters } from '../../../bot/notifications/meeting-adapters.ts'
import { slackNotifier } from '../../../bot/notifications/outage-card.ts'
import type { Meeting, User } from '../../../src/model/entities.ts'
import { getMeeting } from '../../../src/services/meetings/find-meeting.ts'
import { linkSlackUser } from '../../../src/services/people/users.ts'
import { type KeptMail, listKeptMails } from '../../../src/store/deliveries/kept-mails.ts'
import { aBooking } from '../../support/builders/a-booking.ts'
import { aHost } from '../../support/builders/a-host.ts'
import { aPage } from '../../support/builders/a-page.ts'
import { aUser } from '../../support/builders/a-user.ts'
import {
  type CalendarTown,
  hourMs,
  minuteMs,
  monday,
  startCalendarTown,
  workingHour,
} from '../../support/calendar-town.ts'
import { type JobDrain, makeDrain } from '../../support/job-drain.ts'
import { createSlackTeam, type SlackTeam } from '../../support/slack/slack-team.ts'

/** `email`: no host has a calendar. `calendar`: Ana's is at Google and Ben's at Microsoft, which invite. */
export type InvitationOwner = 'email' | 'calendar'

/** What one person saw of one change. */
export interface Seen {
  mails: KeptMail[]
  slack: { isMessagePosted: boolean; replies: number; directs: number }
}

const limiter = { take: async () => undefined, pause: () => undefined }
const messageType = 'parley_meeting'

interface SlackMessage {
  ts?: string
  metadata?: { event_type?: string; event_payload?: { meeting_id?: string } }
}

/** Ana and Ben host, Cleo hosts with Ana where it is a group, Rita sets meetings up; all four are in Slack. */
export interface NotifiedFixture {
  town: CalendarTown
  owner: InvitationOwner
  rita: User
  cleo: User
  /** With Ana, set up by Rita, with the guest Jo; on a working day of its own. */
  agree(options?: { group?: boolean; organizer?: User }): Promise<Meeting>
  /** Works off what is due, with what is gathered for a few minutes. */
  pass(until?: number): Promise<void>
  /** Everything these people get while `change` is done and worked off. */
  watch(
    meeting: Meeting | undefined,
    people: readonly { email: string; userId?: string | undefined }[],
    change: () => Promise<unknown>,
  ): Promise<Seen[]>
  meeting(id: string): Promise<Meeting>
  close(): Promise<void>
}

async function slackOf(team: SlackTeam, slackUserId: string, meetingId: string | undefined) {
  const { channel } = await team.client.conversations.open({ users: slackUserId })
  const id = channel?.id ?? ''
  const query = { channel: id, include_all_metadata: true }
  const messages = ((await team.client.conversations.history(query)).messages ??
    []) as SlackMessage[]
  const isOfMeeting = ({ metadata }: SlackMessage) =>
    metadata?.event_type === messageType && metadata.event_payload?.meeting_id === meetingId
  const own = messages.filter(isOfMeeting)
  const replies = await Promise.all(
    own.map(async ({ ts = '' }) => {
      const found = await team.client.conversations.replies({ channel: id, ts })
      return (found.messages ?? []).length - 1
    }),
  )
  return {
    posted: own.length,
    replies: replies.reduce((sum, count) => sum + count, 0),
    directs:
      messages.length -
      messages.filter(({ metadata }) => metadata?.event_type === messageType).length,
  }
}

export async function openNotifiedFixture(owner: InvitationOwner): Promise<NotifiedFixture> {
  const town = await startCalendarTown()
  const { context, workspace, ana, ben, database } = town
  if (owner === 'email') await database.db('calendars').update({ is_default: false })
  const team = await createSlackTeam(context)
  const rita = await aUser(town, { name: 'Rita Ruiz' })
  const cleo = await aHost(town, { name: 'Cleo Ruiz' })
  const slackNames: [User, string][] = [
    [ana, 'ana'],
    [ben, 'ben'],
    [rita, 'zoe'],
    [cleo, 'maya'],
  ]
  for (const [{ id: userId }, name] of slackNames)
    await linkSlackUser(context, {
      workspaceId: workspace.id,
      userId,
      slackUserId: team.slackIdOf(name),
    })
  const slackIds = new Map(slackNames.map(([{ id }, name]) => [id, team.slackIdOf(name)]))
  const jobs: JobDrain = makeDrain(context, {
    slack: [slackNotifier({ context, config: team.config, limiter })],
    adapters: meetingAdapters({ context, config: team.config, limiter }),
    slackJobs: team.app.jobs,
  })
  const reminders = [{ minutesBefore: 60, includeDescription: false }]
  const alone = await aPage(town, { slug: 'alone', reminders })
  const group = await aPage(town, { slug: 'group', reminders })
  await database.db('page_hosts').insert({ page_id: group.id, user_id: cleo.id, position: 2 })
  await database.db('pages').where({ id: group.id }).update({ kind: 'group' })
  const pass = async (until = context.clock() + 5 * minuteMs) => {
    context.setNow(until)
    await jobs.run()
  }
  let day = 0
  return {
    town,
    owner,
    rita,
    cleo,
    agree: async ({ group: isGroup = false, organizer = rita } = {}) => {
      // What falls due of earlier meetings is no part of this one.
      context.recordedJobs.splice(0)
      context.setNow(monday + day * hourMs)
      day += 1
      const { meeting } = await aBooking(town, {
        pageId: isGroup ? group.id : alone.id,
        startsAt: workingHour(day + 4, 10),
        invitee: { email: `maya${day}@guest.test` },
        guests: [{ email: `jo${day}@guest.test`, name: 'Jo' }],
        organizerId: organizer.id,
      })
      return meeting
    },
    pass,
    watch: async (meeting, people, change) => {
      const look = () =>
        Promise.all(
          people.map(({ userId }) =>
            userId
              ? slackOf(team, slackIds.get(userId) ?? '', meeting?.id)
              : { posted: 0, replies: 0, directs: 0 },
          ),
        )
      await database.db('kept_mails').delete()
      const before = await look()
      await change()
      const after = await look()
      const mails = await listKeptMails(database.db)
      return people.map(({ email }, index) => {
        const [was, is] = [before[index], after[index]]
        if (!was || !is) throw new Error('Nobody was looked at')
        return {
          mails: mails.filter(({ to }) => to === email),
          slack: {
            isMessagePosted: is.posted > 0,
            replies: is.replies - was.replies,
            directs: is.directs - was.directs,
          },
        }
      })
    },
    meeting: meetingId => getMeeting(context, { workspaceId: workspace.id, meetingId }),
    close: async () => {
      await team.close()
      await town.close()
    },
  }
}
