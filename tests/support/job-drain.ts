import type { JobName } from '../../src/jobs/definitions.ts'
import type { DeliveryAdapter } from '../../src/jobs/delivery-adapter.ts'
import { makeEmailChatMessage } from '../../src/mail/chat-message-mail.ts'
import { createMailer } from '../../src/mail/mailer.ts'
import { makeNotifyOfMissed } from '../../src/mail/missed-booking-mail.ts'
import { mailNotifier } from '../../src/mail/outage-mail.ts'
import { makeSendEmailCode } from '../../src/mail/send-email-code.ts'
import { makeSendSignInLink } from '../../src/mail/send-sign-in-link.ts'
import type { HealthNotifier } from '../../src/services/deliveries/outage-notifier.ts'
import { deliveryAdapters } from '../../src/start/delivery-adapters.ts'
import { makeNotifyOfOutage } from '../../src/worker/notify-of-outage.ts'
import { makeHandlers, type WorkerParts } from '../../src/worker/worker.ts'
import type { RecordedJob, TestContext } from './make-context.ts'

export interface JobDrain {
  /** Runs all jobs that are due by the context's clock, and those that they create. */
  run(): Promise<void>
  /** Runs one job now, without the others. */
  work(name: JobName, payload: object): Promise<void>
}

/** The product's worker for recorded jobs, one at a time. */
export function makeDrain(
  context: TestContext,
  {
    slack = [],
    adapters = [],
    slackJobs,
  }: {
    slack?: readonly HealthNotifier[]
    /** Adapters of the bot. */
    adapters?: readonly DeliveryAdapter[]
    slackJobs?: WorkerParts['slackJobs']
  } = {},
): JobDrain {
  const mailer = createMailer({ from: 'book@parley.test', db: context.db })
  const notifiers = [...slack, mailNotifier({ context, mailer })]
  const handlers = makeHandlers({
    context,
    adapters: [...deliveryAdapters({ context, mailer, notifiers }), ...adapters],
    slackJobs,
    sendSignInLink: makeSendSignInLink({ context, mailer }),
    sendEmailCode: makeSendEmailCode({ context, mailer }),
    notifyOfMissed: makeNotifyOfMissed({ context, mailer }),
    emailChatMessage: makeEmailChatMessage({ context, mailer }),
    notifyOfOutage: makeNotifyOfOutage({ context, notifiers }),
  })
  const work = (name: JobName, payload: object) => handlers[name](payload as never)
  const takeDue = (): RecordedJob | undefined => {
    const { recordedJobs: jobs } = context
    const index = jobs.findIndex(({ startAfter = 0 }) => startAfter <= context.clock())
    return index < 0 ? undefined : jobs.splice(index, 1)[0]
  }
  return {
    work,
    run: async () => {
      for (let job = takeDue(); job; job = takeDue()) await work(job.name, job.payload)
    },
  }
}
