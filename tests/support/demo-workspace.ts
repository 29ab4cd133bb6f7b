import type { SchedulingPage, User, Workspace } from '../../src/model/entities.ts'
import type { ServiceContext } from '../../src/services/context.ts'
import { createPage } from '../../src/services/pages/pages.ts'
import { saveSchedule } from '../../src/services/people/schedules.ts'
import { createUser } from '../../src/services/people/users.ts'
import { insertWorkspace } from '../../src/store/workspace/workspaces.ts'

export interface DemoWorkspace {
  workspace: Workspace
  ana: User
  ben: User
  page: SchedulingPage
}

const officeHours = [['09:00', '17:00']] as const
const weekly = {
  mon: officeHours,
  tue: officeHours,
  wed: officeHours,
  thu: officeHours,
  fri: officeHours,
}

async function addHost(context: ServiceContext, workspace: Workspace, name: string): Promise<User> {
  const user = await createUser(context, {
    workspaceId: workspace.id,
    email: `${name.toLowerCase()}@parley.test`,
    name: `${name} Ruiz`,
    timeZone: 'Europe/Berlin',
    role: 'admin',
  })
  await saveSchedule(context, {
    workspaceId: workspace.id,
    userId: user.id,
    name: 'Hours',
    timeZone: 'Europe/Berlin',
    weekly,
    overrides: [],
  })
  return user
}

/** A usual page: 30 minutes on the half hour, no buffers, no notice, 60 days. */
export const plainPage = (
  workspace: Workspace,
  hostIds: readonly string[],
): Omit<SchedulingPage, 'id'> => ({
  workspaceId: workspace.id,
  slug: 'demo',
  kind: 'personal',
  title: 'Demo',
  description: 'A short look around.',
  hostIds,
  scheduleId: undefined,
  durationsMinutes: [30],
  stepMinutes: 30,
  bufferBeforeMinutes: 0,
  bufferAfterMinutes: 0,
  noticeMinutes: 0,
  horizon: { kind: 'rolling', days: 60 },
  limits: {},
  questions: [],
  reminders: [],
  location: { kind: 'video' },
  meetingType: undefined,
  consentText: undefined,
  footer: undefined,
  locale: undefined,
  isActive: true,
  hasManageLinks: true,
  asksEmailCode: false,
})

/** A workspace with Ana and Ben in Berlin, Mon–Fri 9–17, and Ana's page `demo`. */
export async function makeDemoWorkspace(context: ServiceContext): Promise<DemoWorkspace> {
  const workspace = await insertWorkspace(context.db, {
    name: 'Demo',
    locale: 'en',
    timeZone: 'Europe/Berlin',
  })
  const ana = await addHost(context, workspace, 'Ana')
  const ben = await addHost(context, workspace, 'Ben')
  const page = await createPage(context, plainPage(workspace, [ana.id]))
  return { workspace, ana, ben, page }
}
