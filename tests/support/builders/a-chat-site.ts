import type { ChatSite } from '../../../src/model/chat.ts'
import { type ChatSiteContent, createSite } from '../../../src/services/chat/sites.ts'
import { officeHours } from '../../../src/services/people/office-hours.ts'
import type { DemoWorkspace } from './demo-workspace.ts'

/** A usual site: shown on https://www.acme.test, office hours in Berlin, without identities. */
export const plainSite = (pageId: string): ChatSiteContent => ({
  name: 'Acme website',
  origins: ['https://www.acme.test'],
  hours: { timeZone: 'Europe/Berlin', weekly: officeHours, overrides: [] },
  pageIds: [pageId],
  slackChannel: undefined,
  color: '#1d4ed8',
  position: 'right',
  greetings: {},
  questions: [],
  consent: 'none',
  consentText: '',
  identity: 'off',
  retentionMonths: 12,
  isActive: true,
})

/** Creates a site that books the demo page and differs from the plain one by what the test names. */
export const aChatSite = (
  { context, workspace, page }: Pick<DemoWorkspace, 'context' | 'workspace' | 'page'>,
  overrides: Partial<ChatSiteContent> = {},
): Promise<ChatSite> =>
  createSite(context, {
    workspaceId: workspace.id,
    content: { ...plainSite(page.id), ...overrides },
  })
