import { seedDemoRecords } from '../../crm/builtin/demo-records.ts'
import type { SchedulingPage, User, Workspace } from '../model/entities.ts'
import { weekdays } from '../scheduling/types.ts'
import { type ChatSiteContent, createSite } from '../services/chat/sites.ts'
import type { ServiceContext } from '../services/context.ts'
import { setDefaultPage } from '../services/pages/default-page.ts'
import { createPage } from '../services/pages/pages.ts'
import { setTakingChats } from '../services/people/chat-availability.ts'
import { officeHours } from '../services/people/office-hours.ts'
import { saveSchedule } from '../services/people/schedules.ts'
import { createUser } from '../services/people/users.ts'
import { insertWorkspace } from '../store/workspace/workspaces.ts'

const demoPage = (workspace: Workspace, host: User): Omit<SchedulingPage, 'id'> => ({
  workspaceId: workspace.id,
  slug: 'demo',
  kind: 'personal',
  title: 'Product demo',
  description: 'A look at the product, with time for your questions.',
  hostIds: [host.id],
  scheduleId: undefined,
  durationsMinutes: [30, 15, 60],
  stepMinutes: 30,
  bufferBeforeMinutes: 0,
  bufferAfterMinutes: 10,
  noticeMinutes: 60,
  horizon: { kind: 'rolling', days: 60 },
  limits: {},
  questions: [
    { id: 'topic', label: 'What would you like to see?', kind: 'textarea', required: false },
  ],
  reminders: [
    { minutesBefore: 24 * 60, includeDescription: true },
    { minutesBefore: 60, includeDescription: false },
  ],
  // Needs no account of the host; the number is reserved for examples.
  location: { kind: 'phone', number: '+1 555 0100' },
  meetingType: undefined,
  consentText: undefined,
  footer: undefined,
  locale: undefined,
  isActive: true,
  hasManageLinks: true,
  asksEmailCode: false,
})

const aroundTheClock = Object.fromEntries(weekdays.map(day => [day, [['00:00', '24:00']] as const]))

/** The demo website at /dev/site, under each of this machine's two names. Its chat can be tried at any time. */
const demoSite = ({
  pageId,
  timeZone,
  port,
}: {
  pageId: string
  timeZone: string
  port: number
}): ChatSiteContent => ({
  name: 'Parley demo',
  origins: [`http://localhost:${port}`, `http://127.0.0.1:${port}`],
  hours: { timeZone, weekly: aroundTheClock, overrides: [] },
  pageIds: [pageId],
  slackChannel: undefined,
  color: '#0f6b57',
  position: 'right',
  greetings: {},
  questions: [],
  consent: 'none',
  consentText: '',
  identity: 'off',
  retentionMonths: 12,
  isActive: true,
})

/**
 * Creates a workspace with a host, hours, a page, a website with a chat and some contacts, to try Parley.
 *
 * @param port where this installation listens
 */
export async function seedDemoWorkspace(
  context: ServiceContext,
  { timeZone, port }: { timeZone: string; port: number },
): Promise<User> {
  const workspace = await insertWorkspace(context.db, {
    name: 'Parley demo',
    locale: 'en',
    timeZone,
  })
  const host = await createUser(context, {
    workspaceId: workspace.id,
    email: 'ana@parley.example',
    name: 'Ana Ruiz',
    timeZone,
    role: 'admin',
  })
  const hours = {
    workspaceId: workspace.id,
    userId: host.id,
    name: 'Office hours',
    timeZone,
    weekly: officeHours,
    overrides: [],
  }
  await saveSchedule(context, hours)
  const { id: pageId } = await createPage(context, demoPage(workspace, host))
  await setDefaultPage(context, { workspaceId: workspace.id, userId: host.id, pageId })
  const content = demoSite({ pageId, timeZone, port })
  await createSite(context, { workspaceId: workspace.id, content })
  await setTakingChats(context, { workspaceId: workspace.id, userId: host.id, isTaking: true })
  await seedDemoRecords(context.db, workspace.id, { ownerEmail: host.email })
  return host
}
