import type { CrmMeetingRefs } from '../crm/crm-provider.ts'
import { withOwnOutcomes } from '../src/i18n/own-outcomes.ts'
import type { SlackWords } from '../src/i18n/slack/en.ts'
import { slackWords } from '../src/i18n/slack/words.ts'
import type { Delivered } from '../src/jobs/delivery-target.ts'
import { ProviderError } from '../src/providers/provider-error.ts'
import type { MeetingEventKind, User } from '../src/scheduling/entities.ts'
import { dealsToChoose } from '../src/services/choose-deal.ts'
import { findCrmRefs } from '../src/services/find-crm-refs.ts'
import { getManageToken } from '../src/services/find-meeting.ts'
import { joinUrl, manageUrl, meetingUrl, offerTimesUrl } from '../src/services/links.ts'
import { type BookedParts, bookedMessage, changeReply } from './blocks/booked.ts'
import type { SlackMessage } from './blocks/text.ts'
import {
  editMessage,
  findMarked,
  openDirect,
  type Posted,
  postMarked,
  replyOnce,
} from './direct-message.ts'
import type { Telling } from './notifier.ts'

/** With what the CRM holds of the meeting; undefined until it is written there. */
interface TellingOfCrm extends Telling {
  crmRefs: CrmMeetingRefs | undefined
}

interface ToldRefs {
  posts: Record<string, Posted>
  /** What the CRM held of it when it was shown. */
  crm?: string | undefined
}

const refsOf = ({ input }: Telling): ToldRefs =>
  (input.refs ?? { posts: {} }) as unknown as ToldRefs

const kindsWithReply: readonly MeetingEventKind[] = ['rescheduled', 'canceled', 'late', 'declined']
const clockSkewMs = 60_000

const markOf = (meetingId: string) => ({
  event_type: 'parley_meeting',
  event_payload: { meeting_id: meetingId },
})

const readerOf = ({ timeZone, locale }: User) => ({ timeZone, locale })

/** The message this person has already, found by its mark where its address was lost in a crash. */
async function findPosted(telling: Telling, person: User & { slackUserId: string }) {
  const { messenger, input } = telling
  const known = refsOf(telling).posts[person.id]
  if (known) return { posted: known, channel: known.channel }
  const channel = await openDirect(messenger, person.slackUserId)
  const since = input.meeting.createdAt - clockSkewMs
  const posted = await findMarked(messenger, { channel, mark: markOf(input.meeting.id), since })
  return { posted, channel }
}

async function replyToChanges(telling: Telling, person: User, posted: Posted): Promise<void> {
  const { messenger, input } = telling
  const { meeting, events, deliveredRevision = 0 } = input
  const news = events.filter(
    ({ kind, revision }) => revision > deliveredRevision && kindsWithReply.includes(kind),
  )
  for (const event of news) {
    const next = events.find(
      ({ kind, revision }) => kind === 'rescheduled' && revision > event.revision,
    )
    const startsAt = next?.previousStartsAt ?? meeting.startsAt
    const words = slackWords(person.locale)
    const offerUrl = offerTimesUrl(telling.context, meeting.id)
    const text = changeReply(event, { words, reader: readerOf(person), startsAt, offerUrl })
    const mark = {
      event_type: 'parley_meeting_change',
      event_payload: { meeting_id: meeting.id, revision: event.revision },
    }
    await replyOnce(messenger, { posted, text, mark })
  }
}

/** Edits the message; a rep may have deleted it, then it is posted anew. */
async function bringUpToDate(
  telling: Telling,
  at: { posted: Posted; message: SlackMessage },
): Promise<Posted> {
  const mark = markOf(telling.input.meeting.id)
  try {
    await editMessage(telling.messenger, { ...at, mark })
    return at.posted
  } catch (error) {
    const isGone = error instanceof ProviderError && error.code === 'not-found'
    if (!isGone) throw error
    const { channel } = at.posted
    return postMarked(telling.messenger, { channel, message: at.message, mark })
  }
}

type ShownCrm = BookedParts['crm']

/** All of it that the message shows: where one of them changes, the message does. */
const shownOf = (refs: CrmMeetingRefs | undefined): string | undefined =>
  refs && JSON.stringify([refs.contactUrl, refs.dealName, refs.openDeals])

/** The record as the message names it. */
async function findShownCrm(
  { context, input, crmRefs: refs }: TellingOfCrm,
  words: SlackWords,
): Promise<ShownCrm> {
  if (!refs) return undefined
  const crm = await context.crmFor(input.meeting.workspaceId)
  const names: Readonly<Record<string, string>> = words.crmNames
  return { name: names[crm.id] ?? crm.id, url: refs.contactUrl, dealName: refs.dealName }
}

async function tellPerson(telling: TellingOfCrm, person: User & { slackUserId: string }) {
  const { context, messenger, input } = telling
  const { meeting, events } = input
  const { posted, channel } = await findPosted(telling, person)
  const manage = manageUrl(context, await getManageToken(context, meeting.id))
  const { outcomes } = await context.crmChoices(meeting.workspaceId)
  const words = withOwnOutcomes(slackWords(person.locale), outcomes)
  const message = bookedMessage({
    words,
    meeting,
    events,
    reader: readerOf(person),
    urls: { join: joinUrl(context, meeting.id), manage, open: meetingUrl(context, meeting.id) },
    crm: await findShownCrm(telling, words),
    deals: dealsToChoose(meeting, telling.crmRefs),
  })
  if (!posted) return postMarked(messenger, { channel, message, mark: markOf(meeting.id) })
  const current = await bringUpToDate(telling, { posted, message })
  await replyToChanges(telling, person, current)
  return current
}

/**
 * One message per meeting and person: posted once, edited in place, with a reply per move or cancel. Edited
 * again when the CRM's record is there to be opened, or a deal of it to be chosen.
 */
export async function tellBooked(telling: Telling): Promise<Delivered | 'nothing-to-do'> {
  const { context, input } = telling
  const { meeting, deliveredRevision } = input
  const crmRefs = await findCrmRefs(context, meeting.id)
  const crm = shownOf(crmRefs)
  if (deliveredRevision === meeting.revision && crm === refsOf(telling).crm) return 'nothing-to-do'
  const posts: Record<string, { channel: string; ts: string }> = {}
  for (const person of telling.people)
    posts[person.id] = await tellPerson({ ...telling, crmRefs }, person)
  return { revision: meeting.revision, refs: { posts, ...(crm ? { crm } : {}) } }
}
