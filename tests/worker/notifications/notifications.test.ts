import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Actor, Meeting, User } from '../../../src/model/entities.ts'
import { ProviderError } from '../../../src/providers/provider-error.ts'
import { reassignMeeting } from '../../../src/services/booking/reassign-meeting.ts'
import { rescheduleMeeting } from '../../../src/services/booking/reschedule-meeting.ts'
import { cancelMeeting } from '../../../src/services/meetings/cancel-meeting.ts'
import { changeMeeting } from '../../../src/services/meetings/change-meeting.ts'
import { editMeeting } from '../../../src/services/meetings/edit-meeting.ts'
import {
  type NotificationCell,
  type NotifiedEvent,
  type NotifiedRole,
  notificationTable,
  notifiedEvents,
  notifiedRoles,
} from '../../../src/services/meetings/notification-table.ts'
import { recordOutcome } from '../../../src/services/meetings/record-outcome.ts'
import { notifyOfLateness } from '../../../src/services/meetings/report-late.ts'
import type { KeptMail } from '../../../src/store/deliveries/kept-mails.ts'
import { hourMs, minuteMs } from '../../support/calendar-town.ts'
import {
  type InvitationOwner,
  type NotifiedFixture,
  openNotifiedFixture,
  type Seen,
} from './notified-fixture.ts'

/** How the subject of each email begins, to guests and to colleagues. */
const subjects: Record<NonNullable<NotificationCell['email']>, RegExp> = {
  booked: /^(?:Confirmed|Invitation|New meeting): /,
  'set-up': /^Booked for Ana Ruiz: Maya Lindt/,
  moved: /^Moved: /,
  updated: /^Updated: /,
  canceled: /^Canceled: /,
  uninvited: /^No longer invited: /,
  reminder: /^Reminder: /,
  'taken-over': /^Now yours: /,
  'handed-over': /^No longer yours: /,
  'new-host': /^New host: /,
  'guest-late': /is running late: /,
  'host-late': /will be 10 minutes late: /,
  declined: / declined: /,
  outcome: /^How did it go\?/,
  refused: /does not take a record/,
}

interface Person {
  email: string
  userId?: string | undefined
}
type People = Partial<Record<NotifiedRole, Person>>

const userOf = ({ id, email }: User): Person => ({ email, userId: id })
const command = (meeting: Meeting, actor: Actor) => ({
  workspaceId: meeting.workspaceId,
  meetingId: meeting.id,
  actor,
})
const asUser = ({ id, name }: User): Actor => ({ kind: 'user', userId: id, name })
const asInvitee: Actor = { kind: 'invitee', name: 'Maya Lindt' }

/** One change of the real service: who there is, and what is done. */
interface Scenario {
  isGroup?: boolean
  people?(fixture: NotifiedFixture): People
  act(fixture: NotifiedFixture, meeting: Meeting): Promise<unknown>
}

const extra = { email: 'kim@guest.test', name: 'Kim' }
const edit = (
  fixture: NotifiedFixture,
  meeting: Meeting,
  edits: Parameters<typeof editMeeting>[1]['edits'],
) =>
  editMeeting(fixture.town.context, { ...command(meeting, asUser(fixture.rita)), edits }).then(() =>
    fixture.pass(),
  )

const refusing = async (fixture: NotifiedFixture, meeting: Meeting) => {
  const { context } = fixture.town
  const before = context.crmFor
  const real = await before(meeting.workspaceId)
  const refuse = async () => {
    throw new ProviderError({ provider: 'hubspot', code: 'rejected', reason: 'A field is missing' })
  }
  context.crmFor = async () => ({ ...real, id: 'hubspot', putMeeting: refuse })
  await edit(fixture, meeting, { internalNote: 'For the record' })
  context.crmFor = before
}

const scenarios: Record<NotifiedEvent, Scenario> = {
  booked: { act: fixture => fixture.pass() },
  moved: {
    act: async (fixture, meeting) => {
      const startsAt = meeting.startsAt + hourMs
      await rescheduleMeeting(fixture.town.context, { ...command(meeting, asInvitee), startsAt })
      await fixture.pass()
    },
  },
  updated: {
    act: (fixture, meeting) =>
      edit(fixture, meeting, { location: { kind: 'address', address: 'Rynek 1' } }),
  },
  'guest-added': {
    people: () => ({ 'new-guest': extra }),
    act: (fixture, meeting) => edit(fixture, meeting, { guests: [...meeting.guests, extra] }),
  },
  'guest-removed': {
    people: () => ({ guest: undefined }),
    act: (fixture, meeting) => edit(fixture, meeting, { guests: [] }),
  },
  reassigned: {
    isGroup: true,
    people: ({ town, cleo }) => ({
      host: userOf(cleo),
      'new-host': userOf(town.ben),
      'former-host': userOf(town.ana),
    }),
    act: async (fixture, meeting) => {
      const { town } = fixture
      const actor = asUser(fixture.rita)
      await reassignMeeting(town.context, { ...command(meeting, actor), hostId: town.ben.id })
      await fixture.pass()
    },
  },
  canceled: {
    act: async (fixture, meeting) => {
      await cancelMeeting(fixture.town.context, command(meeting, asUser(fixture.cleo)))
      await fixture.pass()
    },
  },
  reminder: {
    act: async (fixture, { startsAt }) => {
      await fixture.pass(startsAt - hourMs)
      await fixture.pass(startsAt - 10 * minuteMs)
    },
  },
  'guest-late': {
    act: async (fixture, meeting) => {
      await notifyOfLateness(fixture.town.context, { ...command(meeting, asInvitee), minutes: 10 })
      await fixture.pass()
    },
  },
  'host-late': {
    act: async (fixture, meeting) => {
      const actor = asUser(fixture.town.ana)
      await notifyOfLateness(fixture.town.context, { ...command(meeting, actor), minutes: 10 })
      await fixture.pass()
    },
  },
  declined: {
    act: async (fixture, meeting) => {
      await changeMeeting(fixture.town.context, command(meeting, asInvitee), async () => ({
        changes: {},
        event: { kind: 'declined' },
      }))
      await fixture.pass()
    },
  },
  'outcome-due': { act: (fixture, { endsAt }) => fixture.pass(endsAt + 3 * minuteMs) },
  'no-show': {
    act: async (fixture, meeting) => {
      const actor = asUser(fixture.town.ana)
      await recordOutcome(fixture.town.context, { ...command(meeting, actor), outcome: 'no-show' })
      await fixture.pass()
    },
  },
  refused: { act: refusing },
}

/** What has to be there before the change: time passes, and what falls due in between is not looked at. */
async function prepare(fixture: NotifiedFixture, event: NotifiedEvent, meeting: Meeting) {
  if (event === 'booked') return
  await fixture.pass()
  if (event === 'outcome-due') await fixture.pass(meeting.startsAt)
  if (event === 'no-show') await fixture.pass(meeting.endsAt + 3 * minuteMs)
}

const rolesOf = (fixture: NotifiedFixture, event: NotifiedEvent, meeting: Meeting): People => {
  const [jo] = meeting.guests
  return {
    invitee: { email: meeting.invitee.email },
    ...(event === 'guest-removed'
      ? { 'former-guest': { email: jo?.email ?? '' } }
      : { guest: { email: jo?.email ?? '' } }),
    host: userOf(fixture.town.ana),
    organizer: userOf(fixture.rita),
    ...scenarios[event].people?.(fixture),
  }
}

/** Whose calendar shows the meeting, or is invited by one that does. */
function hasEvent(
  { owner, cleo }: NotifiedFixture,
  { userId }: Person,
  role: NotifiedRole,
): boolean {
  return owner === 'calendar' && userId !== cleo.id && role !== 'organizer'
}

/** The cell in the words of what can be seen. */
function expected(
  fixture: NotifiedFixture,
  { event, role, person }: { event: NotifiedEvent; role: NotifiedRole; person: Person },
) {
  const cell = notificationTable[event][role] ?? {}
  const isShown = hasEvent(fixture, person, role)
  const isElsewhere =
    (cell.emailOnly === 'own-invitation' && isShown) ||
    cell.emailOnly === 'no-slack' ||
    cell.emailOnly === 'open-task'
  const isMailed = cell.email !== undefined && !isElsewhere
  return {
    emails: isMailed ? [cell.email] : [],
    invitations: isMailed && cell.invitation && !isShown ? [cell.invitation] : [],
    replies: cell.slack?.includes('reply') ? 1 : 0,
    directs: cell.slack === 'direct' ? 1 : 0,
    hasMessage: cell.slack?.includes('message') || undefined,
  }
}

const nameOf = ({ subject }: KeptMail) =>
  Object.entries(subjects).find(([, pattern]) => pattern.test(subject))?.[0] ?? subject

const seenAs = ({ mails, slack }: Seen, hasMessage: boolean | undefined) => ({
  emails: mails.map(nameOf),
  invitations: mails.flatMap(({ calendarMethod }) => calendarMethod ?? []),
  replies: slack.replies,
  directs: slack.directs,
  // Of whom the table promises no message, an older one may stand there.
  hasMessage: hasMessage === undefined ? undefined : slack.isMessagePosted,
})

describe.each<InvitationOwner>(['email', 'calendar'])(
  'F36: where %s sends the invitation',
  owner => {
    let fixture: NotifiedFixture
    beforeAll(async () => {
      fixture = await openNotifiedFixture(owner)
    })
    afterAll(() => fixture?.close())

    test.each(notifiedEvents)(
      '%s: everybody gets what the table says, and nothing else',
      async event => {
        const scenario = scenarios[event]
        const meeting = await fixture.agree({ group: scenario.isGroup ?? false })
        await prepare(fixture, event, meeting)
        const people = rolesOf(fixture, event, meeting)
        const roles = notifiedRoles.filter(role => people[role])
        const persons = roles.map(role => people[role] as Person)
        const seen = await fixture.watch(meeting, persons, () => scenario.act(fixture, meeting))
        const got = Object.fromEntries(
          roles.map((role, index) => {
            const { hasMessage } = expected(fixture, {
              event,
              role,
              person: persons[index] as Person,
            })
            return [role, seenAs(seen[index] as Seen, hasMessage)]
          }),
        )
        const wanted = Object.fromEntries(
          roles.map((role, index) => [
            role,
            expected(fixture, { event, role, person: persons[index] as Person }),
          ]),
        )
        expect(got).toEqual(wanted)
      },
    )
  },
)

const cellText = (cell: NotificationCell): string[] => {
  const only = {
    'own-invitation': 'where our email carries the invitation',
    'no-slack': 'where the person is not in Slack',
    'open-task': 'where the host has something to do and is not in Slack',
  }
  return [
    cell.email ? `${cell.email}${cell.emailOnly ? `, ${only[cell.emailOnly]}` : ''}` : '–',
    cell.invitation ?? '–',
    cell.slack ?? '–',
  ]
}

test('docs/notifications.md shows the table as it is', () => {
  const rows = notifiedEvents.flatMap(event =>
    notifiedRoles.flatMap(role => {
      const cell = notificationTable[event][role]
      return cell ? [`| ${[event, role, ...cellText(cell)].join(' | ')} |`] : []
    }),
  )
  const docs = readFileSync(new URL('../../../docs/notifications.md', import.meta.url), 'utf8')
  expect(docs.split('\n').filter(line => /^\| [a-z]/.test(line))).toEqual(rows)
})
