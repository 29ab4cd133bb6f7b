import type { JobHandlers } from '../jobs/definitions.ts'
import type { DeliveryAdapter } from '../jobs/delivery-adapter.ts'
import { followEvent } from '../services/calendars/follow-event.ts'
import { enqueueCalendars, syncCalendar } from '../services/calendars/sync-calendar.ts'
import { syncTasks } from '../services/calendars/sync-tasks.ts'
import { watchCalendar } from '../services/calendars/watch-calendar.ts'
import { offerAfterSilence } from '../services/chat/offer-after-silence.ts'
import { runTask } from '../services/chat/run-task.ts'
import type { ServiceContext } from '../services/context.ts'
import { followCrmMeeting } from '../services/crm/follow-crm-meeting.ts'
import { enqueueCrms, pollCrm } from '../services/crm/poll-crm.ts'
import { watchCrm } from '../services/crm/watch-crm.ts'
import { probeOutages } from '../services/deliveries/probe-outages.ts'
import { planDigests } from '../services/overview/plan-digests.ts'
import { answerSignInRequest } from '../services/people/sign-in.ts'
import { refreshProposal, refreshProposals } from '../services/proposals/refresh-proposals.ts'
import { resealSecrets } from '../services/secret-keys/reseal-secrets.ts'
import { makeDeliver } from './deliver.ts'
import { makeFallDue } from './fall-due.ts'
import { indexAdapters } from './index-adapters.ts'
import { makePlanProposal } from './plan-proposal.ts'
import { makePurge } from './purge.ts'

export interface WorkerParts {
  context: ServiceContext
  /** One for each kind of target that is configured. */
  adapters: readonly DeliveryAdapter[]
  sendSignInLink: JobHandlers['send-sign-in-link']
  sendEmailCode: JobHandlers['send-email-code']
  notifyOfMissed: JobHandlers['email-missed']
  emailChatMessage: JobHandlers['email-chat-message']
  notifyOfOutage: JobHandlers['notify-outage']
  /** Absent without a bot. */
  slackJobs?: Partial<SlackJobs> | undefined
}

type SlackJobs = Pick<
  JobHandlers,
  | 'slack-event'
  | 'refresh-slack-tokens'
  | 'notify-join-request'
  | 'publish-home'
  | 'send-digest'
  | 'show-missed'
  | 'post-proposal-card'
>

const noSlackJobs: SlackJobs = {
  'slack-event': async () => undefined,
  'refresh-slack-tokens': async () => undefined,
  'notify-join-request': async () => undefined,
  'publish-home': async () => undefined,
  'send-digest': async () => undefined,
  'show-missed': async () => undefined,
  'post-proposal-card': async () => undefined,
}

/** One handler for each kind of job. */
export function makeHandlers(parts: WorkerParts): JobHandlers {
  const { context, sendSignInLink, sendEmailCode, notifyOfMissed, notifyOfOutage } = parts
  const slackJobs = { ...noSlackJobs, ...parts.slackJobs }
  const deliver = makeDeliver({
    context,
    adapters: indexAdapters(parts.adapters),
    random: Math.random,
  })
  return {
    'deliver-mail': deliver,
    'deliver-crm': deliver,
    'deliver-slack': deliver,
    'deliver-calendar': deliver,
    'fall-due': makeFallDue(context),
    'plan-proposal': makePlanProposal(context),
    'refresh-proposal': payload => refreshProposal(context, payload),
    'refresh-proposals': () => refreshProposals(context),
    ...slackJobs,
    'answer-sign-in-request': payload => answerSignInRequest(context, payload),
    'send-sign-in-link': sendSignInLink,
    'send-email-code': sendEmailCode,
    'sync-calendar': payload => syncCalendar(context, payload),
    'sync-calendars': () => enqueueCalendars(context),
    'watch-calendar': payload => watchCalendar(context, payload),
    'follow-event': payload => followEvent(context, payload),
    'follow-crm-meeting': payload => followCrmMeeting(context, payload),
    'poll-crm': payload => pollCrm(context, payload),
    'poll-crms': () => enqueueCrms(context, 'poll-crm'),
    'watch-crm': payload => watchCrm(context, payload),
    'watch-crms': () => enqueueCrms(context, 'watch-crm'),
    'email-missed': notifyOfMissed,
    'chat-task': payload => runTask(context, payload),
    'chat-no-answer': payload => offerAfterSilence(context, payload),
    'email-chat-message': parts.emailChatMessage,
    'sync-tasks': payload => syncTasks(context, payload),
    'notify-outage': notifyOfOutage,
    'probe-outages': () => probeOutages(context),
    'plan-digests': () => planDigests(context),
    reseal: payload => resealSecrets(context, payload),
    purge: makePurge(context),
  }
}
