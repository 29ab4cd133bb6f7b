import type { Knex } from 'knex'
import type { CrmProvider } from '../../crm/contract/crm-provider.ts'
import type { CalendarAccounts } from '../../src/calendars/calendar-provider.ts'
import type { JobName, JobPayloads, JobQueue } from '../../src/jobs/definitions.ts'
import type { WorkspaceId } from '../../src/model/entities.ts'
import { silentMeter } from '../../src/providers/meter.ts'
import { createTokenCipher } from '../../src/secrets/token-cipher.ts'
import type { ServiceContext } from '../../src/services/context.ts'
import { keepCrmChoices } from '../../src/services/crm/crm-choices.ts'

/** Follows conversations within one process. */
function memoryChat(): ServiceContext['chat'] {
  const followers = new Map<string, Set<() => void>>()
  return {
    notify: id => {
      for (const follow of followers.get(id) ?? []) follow()
    },
    listen: (id, { onChange }) => {
      const present = followers.get(id) ?? new Set()
      followers.set(id, present.add(onChange))
      return () => void present.delete(onChange)
    },
    stop: async () => undefined,
  }
}

export interface RecordedJob {
  name: JobName
  payload: JobPayloads[JobName]
  startAfter: number | undefined
}

export interface TestContext extends ServiceContext {
  recordedJobs: RecordedJob[]
  /** What the clock shows. */
  setNow(now: number): void
}

const silent = { info: () => undefined, warn: () => undefined, error: () => undefined }

export const testSecretKey = 'a secret for tests, long enough to be one'

/** Calendars that cannot be connected. */
const noCalendars: CalendarAccounts = {
  services: [],
  withPassword: () => {
    throw new Error('No calendar is expected here')
  },
}

/** A CRM without contacts. */
const emptyCrm: CrmProvider = {
  id: 'empty',
  findContact: async () => undefined,
  findContactByEmail: async () => undefined,
  searchContacts: async () => [],
  recordTypes: [],
  findRecord: async () => undefined,
  searchRecords: async () => [],
  listChoices: async () => ({ meetingTypes: undefined, outcomes: undefined }),
  readMeeting: async () => undefined,
  putMeeting: async () => ({ contactId: '', engagementId: '', contactUrl: '', engagementUrl: '' }),
}

/** Services with a real database, a fixed clock and a queue that only records. */
export function makeContext({
  db,
  now = Date.UTC(2026, 10, 2, 8),
  crm = emptyCrm,
  calendars = noCalendars,
  crms = [],
  cipher = createTokenCipher([testSecretKey]),
}: {
  db: Knex
  now?: number
  crm?: CrmProvider
  calendars?: CalendarAccounts
  crms?: ServiceContext['crms']
  cipher?: ServiceContext['cipher']
}): TestContext {
  const recordedJobs: RecordedJob[] = []
  let current = now
  const jobs: JobQueue = {
    enqueue: async (_trx, name, wanted) => {
      for (const { payload, startAfter } of wanted) recordedJobs.push({ name, payload, startAfter })
    },
  }
  const clock = () => current
  const crmFor = async (_workspaceId: WorkspaceId) => crm
  return {
    db,
    jobs,
    recordedJobs,
    clock,
    setNow: instant => {
      current = instant
    },
    cipher,
    publicUrl: 'http://parley.test',
    log: silent,
    meter: silentMeter,
    hasSlack: true,
    sendsMail: true,
    calendars,
    crms,
    chat: memoryChat(),
    crmFor,
    crmChoices: keepCrmChoices({ crmFor, clock, log: silent }),
  }
}
