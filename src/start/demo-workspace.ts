import { seedDemoRecords } from '../../crm/builtin/demo-records.ts'
import type { SchedulingPage, User, Workspace } from '../model/entities.ts'
import type { ServiceContext } from '../services/context.ts'
import { setDefaultPage } from '../services/pages/default-page.ts'
import { createPage } from '../services/pages/pages.ts'
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

/** Creates a workspace with a host, hours, a page and some contacts, to try Parley. */
export async function seedDemoWorkspace(context: ServiceContext, timeZone: string): Promise<User> {
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
  await seedDemoRecords(context.db, workspace.id, { ownerEmail: host.email })
  return host
}
