import type { SchedulingPage, Workspace } from '../../../src/model/entities.ts'
import { createPage } from '../../../src/services/pages/pages.ts'
import type { DemoWorkspace } from './demo-workspace.ts'

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

/** Creates a page that differs from the plain one by its slug and by what the test names. By default Ana hosts it. */
export function aPage(
  { context, workspace, ana }: Pick<DemoWorkspace, 'context' | 'workspace' | 'ana'>,
  overrides: Partial<SchedulingPage> & { slug: string },
): Promise<SchedulingPage> {
  return createPage(context, { ...plainPage(workspace, [ana.id]), ...overrides })
}
