import { chatSwitch } from '../../../../bot/blocks/answers/chat-switch.ts'
import { choicesMessage } from '../../../../bot/blocks/answers/choices.ts'
import { contactMessage } from '../../../../bot/blocks/answers/contact.ts'
import { healthCard, refusedCard } from '../../../../bot/blocks/answers/health-card.ts'
import { linkMailMessage, linkMessage } from '../../../../bot/blocks/answers/link.ts'
import { candidatesMessage, contactValue } from '../../../../bot/blocks/answers/people.ts'
import { connectMessage, statusMessage } from '../../../../bot/blocks/answers/status.ts'
import { strangerMessage } from '../../../../bot/blocks/answers/stranger.ts'
import { unfurlBlocks } from '../../../../bot/blocks/answers/unfurl.ts'
import { appHomeView } from '../../../../bot/blocks/app-home/app-home-view.ts'
import { copyView, shareView } from '../../../../bot/blocks/app-home/link-views.ts'
import { adjustView } from '../../../../bot/blocks/forms/adjust-form.ts'
import { bookView } from '../../../../bot/blocks/forms/book-form.ts'
import { cancelView } from '../../../../bot/blocks/forms/cancel-form.ts'
import { contactView } from '../../../../bot/blocks/forms/contact-form.ts'
import { noneView, wishSent } from '../../../../bot/blocks/forms/none-form.ts'
import { noteView } from '../../../../bot/blocks/forms/note-form.ts'
import { nextStepView, outcomeView, timesView } from '../../../../bot/blocks/forms/outcome-forms.ts'
import { proposeView } from '../../../../bot/blocks/forms/propose-form.ts'
import {
  reassignConfirmView,
  reassignView,
  refusalText,
} from '../../../../bot/blocks/forms/reassign-form.ts'
import { rescheduleView } from '../../../../bot/blocks/forms/reschedule-form.ts'
import { settingsView } from '../../../../bot/blocks/forms/settings-form.ts'
import { agendaMessage, hubMessage } from '../../../../bot/blocks/meetings/agenda.ts'
import { beforeMessage } from '../../../../bot/blocks/meetings/before.ts'
import { bookedMessage, changeReply } from '../../../../bot/blocks/meetings/booked.ts'
import {
  bookedAnswer,
  bookingPreview,
  busyMessage,
  startChoice,
} from '../../../../bot/blocks/meetings/booking-preview.ts'
import { channelMessage } from '../../../../bot/blocks/meetings/channel.ts'
import { digestMessage } from '../../../../bot/blocks/meetings/digest.ts'
import { handedOverMessage } from '../../../../bot/blocks/meetings/handed-over.ts'
import { meetingChoice } from '../../../../bot/blocks/meetings/meeting-choice.ts'
import { dismissedMessage, missedMessage } from '../../../../bot/blocks/meetings/missed.ts'
import { outcomeLogged, outcomeQuestion } from '../../../../bot/blocks/meetings/outcome.ts'
import { outcomesDueMessage } from '../../../../bot/blocks/meetings/outcomes-due.ts'
import { commonTimesMessage } from '../../../../bot/blocks/proposals/common-times.ts'
import { previewMessage } from '../../../../bot/blocks/proposals/preview.ts'
import {
  bookedCard,
  proposalCard,
  takenCard,
} from '../../../../bot/blocks/proposals/proposal-card.ts'
import { proposalStatus } from '../../../../bot/blocks/proposals/proposal-status.ts'
import { quiet, sentence } from '../../../../bot/blocks/text.ts'
import { dayIn } from '../../../../bot/blocks/times.ts'
import { editView, messageView, pickView } from '../../../../bot/blocks/views.ts'
import { home, hourMs, now, urls, type World } from './world.ts'

type Shown = object | string | undefined
type Case = (world: World) => Shown | readonly Shown[]

const responseUrl = 'https://hooks.slack.com/actions/T000000001/1/abcdefghijklmnopqrstuvwx'
const reason = (world: World) => world.text

const agenda = (world: World) => ({
  ...world,
  joinUrlOf: () => urls.join,
  settingsUrl: `${home}/settings`,
})

const previewed = (world: World) => ({
  ...world,
  draft: world.bookingDraft,
  hostName: world.text,
  typed: world.text,
})

const shownOutages = ({ outage, user, text, id }: World) => [
  {
    outage: { ...outage, workspaceId: user.workspaceId },
    waiting: 9_999,
    synced: 3,
    ownerName: text,
    canMend: true,
  },
  {
    outage: { ...outage, id: `${id}2`, workspaceId: user.workspaceId, endedAt: now },
    waiting: 0,
    synced: 1,
    ownerName: undefined,
    canMend: false,
  },
]

const accounts = ({ text }: World) =>
  Array.from({ length: 15 }, (_, index) => ({
    connectionId: `${index}`,
    provider: text,
    label: text,
    isLost: index % 2 === 0,
    reason: text,
    scopes: [],
    calendars: [],
    isSyncOn: true,
    isSchedulingOn: true,
  }))

const status = (world: World) => ({
  ...world,
  reader: world.user,
  now,
  publicUrl: home,
  status: {
    calendars: accounts(world) as never,
    crm: {
      id: world.id,
      userId: undefined,
      provider: world.text,
      label: world.text,
      state: 'lost' as const,
      stateReason: world.text,
      scopes: [],
    } as never,
    crmProvider: world.text,
    outages: shownOutages(world),
    pending: [{ kind: 'crm' as const, waiting: 3, failed: 2 }],
    lastDelivered: { mail: now },
    sendsMail: true,
  },
})

const option = ({ text, id }: World) => ({ value: id, label: text })

const settings = (world: World) => {
  // Saved hours are our own data, and fit into their field.
  const day = '09:00–12:00, '.repeat(15).slice(0, 200)
  const hours = { mon: day, tue: day, wed: day, thu: day, fri: day, sat: day, sun: day }
  const values = {
    hours,
    timeZone: world.reader.timeZone,
    locale: world.locale,
    isTakingChats: true,
    notices: [],
  }
  return { ...world, values }
}

const book = (world: World) => ({
  ...world,
  hosts: Array.from({ length: 120 }, (_, index) => ({ ...world.user, id: `${index}` })),
  draftId: world.id,
  notice: quiet(world.text),
  matches: [world.contact, { ...world.contact, id: '2' }],
  mayBookAnyway: true,
  values: {
    guest: option(world),
    hostId: '3',
    pageId: world.pages[0]?.id ?? '',
    title: world.text,
    durationMinutes: 25,
    day: '2026-11-12',
    clock: '15:00',
    place: 'address' as const,
    placeText: world.text,
    people: [option(world)],
    records: [option(world)],
    reminders: world.text.slice(0, 200),
    isInvited: false,
    description: world.text,
    note: world.text,
  },
})

const propose = (world: World) => ({
  ...world,
  values: { guest: option(world), durationMinutes: 25, note: world.text, isHeld: true },
  responseUrl,
  notice: { text: quiet(world.text), next: world.draft },
})

const homeParts = (world: World) => ({
  ...world,
  facts: {
    now,
    outages: shownOutages(world),
    lostCalendars: accounts(world) as never,
    upcoming: world.meetings,
    todayUntil: now + 10 * hourMs,
    tomorrowUntil: now + 34 * hourMs,
    due: world.meetings,
    proposals: Array.from({ length: 10 }, (_, index) => ({
      ...world.proposal,
      wish: index % 2 === 0 ? world.text : undefined,
      meetingId: undefined,
    })),
    isTakingChats: true,
    pages: world.pages,
    hasCalendar: false,
    hasHours: false,
    hasMet: false,
  },
  urls: {
    public: home,
    join: ({ id }: { id: string }) => `${home}/join/${id}`,
    meeting: (id: string) => `${home}/settings/meetings/${id}`,
    page: (slug: string) => `${home}/meetings/${slug}`,
  },
})

const linkOf = ({ locale, text }: World) => ({
  locale,
  title: text,
  url: `${home}/meetings/demo`,
})

const missed = ({ id, text, email }: World, startsAt: number | undefined) => ({
  id,
  title: text,
  name: text,
  email,
  startsAt,
  message: text.slice(0, 2_000),
})

const missedParts = ({ reader }: World) => ({ reader, fixUrl: `${home}/settings/calendars` })

const nothing = { upcoming: [], due: [], proposals: [], outages: [], lostCalendars: [] }

/** By `file#export`: every surface with blocks, filled with hostile text. */
export const cases: Readonly<Record<string, Case>> = {
  'forms/adjust-form#adjustView': world =>
    adjustView({
      ...world,
      responseUrl,
      starts: world.starts.slice(0, 20),
      notice: quiet(world.text),
    }),
  'meetings/agenda#agendaMessage': world => [
    agendaMessage(agenda(world), quiet(world.text)),
    agendaMessage({ ...agenda(world), meetings: [] }, quiet(world.text)),
  ],
  'meetings/agenda#hubMessage': world =>
    hubMessage(agenda(world), { verbs: world.verbs, dueCount: 60, now: 0 }),
  'meetings/before#beforeMessage': world =>
    beforeMessage({
      ...world,
      readerId: world.id,
      joinUrl: urls.join,
      note: { at: now, note: world.text },
    }),
  'forms/book-form#bookView': world => bookView(book(world)),
  'meetings/booked#bookedMessage': world =>
    [world.meeting, { ...world.meeting, status: 'canceled' as const, outcome: world.text }].map(
      meeting =>
        bookedMessage({
          ...world,
          meeting,
          urls,
          readerId: world.id,
          events: [
            world.event,
            { ...world.event, kind: 'canceled' },
            { ...world.event, kind: 'outcome', outcome: world.text },
          ],
          crm: { name: world.text, url: world.contact.url, dealName: world.text },
          lead: quiet(world.text),
        }),
    ),
  'meetings/booked#changeReply': world =>
    (['rescheduled', 'canceled', 'declined', 'late', 'reassigned'] as const).map(kind =>
      changeReply({ ...world.event, kind }, { ...world, startsAt: now, proposeUrl: urls.open }),
    ),
  'forms/cancel-form#cancelView': world =>
    [world.starts.slice(0, 6), []].map(starts =>
      cancelView({
        ...world,
        reason: reason(world),
        starts,
        chosen: starts.slice(0, 2),
        notice: quiet(world.text),
      }),
    ),
  'meetings/channel#channelMessage': world => channelMessage({ ...world, events: [world.event] }),
  'answers/chat-switch#chatSwitch': ({ verbs }) => [
    chatSwitch(verbs, true),
    chatSwitch(verbs, false),
  ],
  'answers/choices#choicesMessage': ({ copy, text }) =>
    choicesMessage(copy, {
      question: quiet(text),
      typed: text,
      choices: Array.from({ length: 9 }, () => ({ label: text, text: text.slice(0, 2000) })),
    }),
  'proposals/common-times#commonTimesMessage': world =>
    [world.starts.slice(0, 5), []].map(starts =>
      commonTimesMessage(
        { ...world, names: quiet(world.text), durationMinutes: 30, typed: world.text },
        { starts, nextFreeAt: now },
      ),
    ),
  'answers/contact#contactMessage': world =>
    contactMessage(
      { ...world, crm: 'HubSpot' },
      {
        guest: world.contact,
        contact: world.contact,
        owner: world.text,
        deals: world.deals.map(({ id, name }) => ({
          type: 'deals' as const,
          id,
          name,
          detail: name,
          url: `${home}/records/deals/${id}`,
        })),
        note: quiet(world.text),
        last: { ...world.meeting, outcome: world.text },
        next: world.meeting,
      },
    ),
  'forms/contact-form#contactView': world =>
    contactView({
      ...world,
      asked: {
        ...JSON.parse(contactValue({ typed: world.text, word: world.text })),
        responseUrl,
        channelId: 'C000000001',
      },
    }),
  'meetings/digest#digestMessage': world =>
    digestMessage({
      ...world,
      day: dayIn(now, world.reader),
      due: world.meetings,
      proposals: world.meetings,
      isTakingChats: true,
      todayUrl: `${home}/settings`,
    }),
  'meetings/outcomes-due#outcomesDueMessage': world => outcomesDueMessage(world, world.meetings),
  'meetings/handed-over#handedOverMessage': world =>
    handedOverMessage(world.meeting, {
      ...world,
      handover: { ...world.event, kind: 'reassigned' },
    }),
  'answers/health-card#healthCard': world =>
    shownOutages(world).map(shown => healthCard({ ...shown, reader: world.user, now }, home)),
  'answers/health-card#refusedCard': ({ locale, text }) =>
    (['record', 'call'] as const).map(what =>
      refusedCard({
        what,
        locale,
        title: text,
        name: text,
        provider: text,
        reason: text,
        url: urls.open,
      }),
    ),
  'app-home/app-home-view#appHomeView': world => {
    const parts = homeParts(world)
    const isNew = { ...parts, facts: { ...parts.facts, ...nothing } }
    return [
      appHomeView(parts),
      appHomeView(isNew),
      appHomeView({ ...isNew, facts: { ...isNew.facts, pages: [] } }),
    ]
  },
  'app-home/link-views#copyView': world => copyView({ ...world, url: `${home}/meetings/demo` }),
  'app-home/link-views#shareView': world => shareView({ ...world, url: `${home}/meetings/demo` }),
  'answers/link#linkMessage': world =>
    (['others', 'unknown', 'nobody'] as const).map(audience =>
      linkMessage({ ...linkOf(world), value: world.id, audience }),
    ),
  'answers/link#linkMailMessage': world =>
    [world.contact, undefined].map(guest =>
      linkMailMessage({ ...linkOf(world), host: world.text, guest }),
    ),
  'meetings/meeting-choice#meetingChoice': world =>
    meetingChoice(
      { ...world, form: 'cancel', ranges: [{ start: now, end: now + hourMs }] },
      world.meetings,
    ),
  'meetings/missed#missedMessage': world =>
    [now, undefined].map(startsAt => missedMessage(missed(world, startsAt), missedParts(world))),
  'meetings/missed#dismissedMessage': world => dismissedMessage(missed(world, now), world.reader),
  'forms/none-form#noneView': world => noneView(world.proposal),
  'forms/none-form#wishSent': world => wishSent(world.proposal),
  'forms/note-form#noteView': world => noteView(world),
  'proposals/proposal-card#proposalCard': world =>
    [world.starts, []].map(starts => proposalCard({ ...world, url: urls.open }, starts)),
  'proposals/proposal-card#bookedCard': world => bookedCard(world, now),
  'proposals/proposal-card#takenCard': world =>
    takenCard(
      { ...world, url: urls.open },
      {
        startsAt: now,
        openSlots: world.starts.slice(0, 5),
        alternatives: world.starts.slice(5, 8),
      },
    ),
  'meetings/booking-preview#bookingPreview': world => bookingPreview(previewed(world)),
  'meetings/booking-preview#startChoice': world =>
    startChoice(previewed(world), world.starts.slice(0, 5)),
  'meetings/booking-preview#busyMessage': world =>
    [world.text, undefined].map(hostName =>
      busyMessage(
        { ...previewed(world), hostName },
        {
          busy: world.starts.map(start => ({ start, end: start + hourMs })),
          instead: world.starts.slice(0, 5),
        },
      ),
    ),
  'meetings/booking-preview#bookedAnswer': world => bookedAnswer(world, world.meeting),
  'meetings/outcome#outcomeQuestion': ({ copy, meeting, own }) =>
    outcomeQuestion(copy, { meeting, own }),
  'meetings/outcome#outcomeLogged': ({ copy, meeting, reader, text }) =>
    outcomeLogged(copy, {
      meeting: { ...meeting, outcome: text.slice(0, 200) },
      at: now,
      reader,
      crm: text,
    }),
  'forms/outcome-forms#outcomeView': world => outcomeView(world),
  'forms/outcome-forms#nextStepView': world => nextStepView(world),
  'forms/outcome-forms#timesView': world =>
    [undefined, world.text].map(message =>
      timesView({
        ...world,
        reason: 'missed',
        starts: world.starts.slice(0, 5),
        message,
        taken: world.starts.slice(5, 7),
      }),
    ),
  'answers/people#candidatesMessage': world =>
    candidatesMessage(world, {
      question: quiet(world.text),
      typed: world.text,
      word: world.text,
      candidates: Array.from({ length: 9 }, () => ({
        contact: world.contact,
        lastMet: dayIn(now, world.reader),
        text: world.text.slice(0, 2000) || 'propose',
      })),
    }),
  'proposals/preview#previewMessage': world =>
    (['message', 'modal', 'lonely-modal'] as const).map(place =>
      previewMessage({ ...world, asked: world.text, typed: world.text, expiresAt: now, place }),
    ),
  'proposals/proposal-status#proposalStatus': world =>
    (['open', 'picked', 'withdrawn', 'expired'] as const).map(state =>
      proposalStatus({
        ...world,
        proposal: { ...world.proposal, status: state },
        pickedAt: state === 'picked' ? now : undefined,
        instead: world.starts.slice(0, 4),
      }),
    ),
  'forms/propose-form#proposeView': world => [
    proposeView(propose(world)),
    proposeView({ ...propose(world), slots: world.starts.slice(0, 5) }),
  ],
  'forms/reassign-form#reassignView': world => reassignView(world, quiet(world.text)),
  'forms/reassign-form#reassignConfirmView': world =>
    (['free', 'unknown'] as const).map(answer =>
      reassignConfirmView(world, {
        host: world.user,
        answer,
        busy: [],
        isOutsideHours: true,
        location: { kind: 'custom', text: world.text },
      }),
    ),
  'forms/reassign-form#refusalText': world =>
    refusalText(
      {
        isOutsideHours: false,
        location: world.meeting.location,
        host: world.user,
        answer: 'busy',
        busy: world.starts.map(start => ({ start, end: start + hourMs })),
      },
      world,
    ),
  'forms/reschedule-form#rescheduleView': world =>
    rescheduleView({
      ...world,
      starts: world.starts.slice(0, 10),
      reason: world.text,
      notice: quiet(world.text),
    }),
  'forms/settings-form#settingsView': world => settingsView(settings(world)),
  'answers/status#statusMessage': world => statusMessage(status(world)),
  'answers/status#connectMessage': world => connectMessage(status(world)),
  'answers/stranger#strangerMessage': ({ email, locale, text }) =>
    [email, text].flatMap(said =>
      [false, true].map(isOutsider =>
        strangerMessage({ email: said, slackLocale: locale, isOutsider }),
      ),
    ),
  'answers/unfurl#unfurlBlocks': ({ text, locale, reader, starts }) => ({
    blocks: unfurlBlocks(
      {
        title: text,
        hostName: text,
        durationMinutes: 30,
        starts: starts.slice(0, 3),
        timeZone: reader.timeZone,
      },
      { url: urls.open, locale },
    ),
  }),
  'views#pickView': world =>
    pickView(world.copy, {
      ...world,
      startsAt: now,
      responseUrl,
      email: world.text,
      name: world.text,
    }),
  'views#editView': ({ copy, text }) =>
    editView(copy, { typed: text, responseUrl, channelId: 'C000000001' }),
  'views#messageView': ({ copy, text }) => messageView(copy, text, sentence(quiet(text))),
}

/** Exports that are not surfaces: values, texts, and sections of App Home. */
export const pieces: readonly string[] = [
  'meetings/deal-question#dealQuestion',
  'meetings/deal-question#dealValue',
  'meetings/deal-question#readDealValue',
  'app-home/agenda#daysSection',
  'app-home/agenda#nextSection',
  'app-home/fix#fixSection',
  'app-home/own#firstSection',
  'app-home/own#footSection',
  'app-home/own#linkSection',
  'app-home/waiting#chatSection',
  'app-home/waiting#dueSection',
  'app-home/waiting#proposalSection',
  'proposals/proposal-card#proposedTimeToken',
  'meetings/booking-preview#busyText',
  'meetings/outcome#outcomeName',
  'answers/people#contactValue',
  'forms/book-more#bookMoreFields',
  'actor-name#actorName',
  'meetings/changed-by#changedBy',
  'guest-names#guestNames',
  'outage-line#outageLine',
  'proposals/post-here#postHere',
  'proposals/preview#guestOf',
  'proposals/proposal-status#stateOf',
  'forms/settings-form#hoursBlock',
  'forms/settings-form#weekdayName',
  'answers/stranger#localeOf',
  'views#modal',
]

/** Files that contain only such exports. */
export const pieceFiles: readonly string[] = [
  'answers/shared-link',
  'answers/status-lines',
  'button-value',
  'forms',
  'forms/hours-mark',
  'forms/reminder-text',
  'guest-option',
  'instant-shape',
  'meeting-name',
  'meetings/booked-facts',
  'meetings/booking-draft',
  'meetings/chosen-meeting',
  'proposals/proposal-draft',
  'former-ids',
  'read-carried',
  'text',
  'times',
]
