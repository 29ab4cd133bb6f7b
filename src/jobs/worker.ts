import type { ServiceContext } from '../services/context.ts'
import { enqueueCalendars, syncCalendar } from '../services/sync-calendar.ts'
import type { DeliveryTarget } from './delivery-target.ts'
import { makeDeliver } from './handlers/deliver.ts'
import { makeFallDue } from './handlers/fall-due.ts'
import { makePlanProposal } from './handlers/plan-proposal.ts'
import { makePurge } from './handlers/purge.ts'
import type { JobHandlers } from './queue.ts'

export interface WorkerParts {
  context: ServiceContext
  targets: readonly DeliveryTarget[]
  sendSignInLink: JobHandlers['send-sign-in-link']
}

/** One handler for each kind of job. */
export function makeHandlers({ context, targets, sendSignInLink }: WorkerParts): JobHandlers {
  const deliver = makeDeliver({ context, targets, random: Math.random })
  return {
    'deliver-mail': deliver,
    'deliver-crm': deliver,
    'deliver-slack': deliver,
    'deliver-calendar': deliver,
    'fall-due': makeFallDue(context),
    'plan-proposal': makePlanProposal(context),
    'send-sign-in-link': sendSignInLink,
    'sync-calendar': payload => syncCalendar(context, payload),
    'sync-calendars': () => enqueueCalendars(context),
    purge: makePurge(context),
  }
}
