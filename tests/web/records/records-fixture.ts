import type { CrmRecords } from '../../../crm/contract/crm-records.ts'
import type { WorkspaceId } from '../../../src/model/entities.ts'
import { insertWorkspace } from '../../../src/store/workspace/workspaces.ts'
import { type BrowserSession, signInAs } from '../../support/browser-session.ts'
import { aUser } from '../../support/builders/a-user.ts'
import { startTestApp, type TestApp } from '../../support/start-test-app.ts'

/** Monday 2026-11-02, 9:00 in Berlin. */
export const monday = Date.UTC(2026, 10, 2, 8)

export interface RecordsFixture {
  app: TestApp
  records: CrmRecords
  ana: BrowserSession
  /** Of another workspace on the same server. */
  zoe: BrowserSession
}

const recordsOf = async (app: TestApp, workspaceId: WorkspaceId): Promise<CrmRecords> => {
  const { records } = await app.context.crmFor(workspaceId)
  if (!records) throw new Error('The built-in CRM has records')
  return records
}

/** Zoe's workspace answers under another name of the same server. */
async function signInZoe(app: TestApp): Promise<BrowserSession> {
  const { port } = new URL(app.url)
  const { context, db } = app
  const workspace = await insertWorkspace(db, {
    name: 'Other',
    locale: 'en',
    timeZone: 'Europe/Rome',
  })
  await db('workspaces')
    .where({ id: workspace.id })
    .update({ domains: [`127.0.0.1:${port}`] })
  const zoe = await aUser(
    { context, workspace },
    { name: 'Zoe Neri', email: 'zoe@other.test', timeZone: 'Europe/Rome', role: 'admin' },
  )
  return signInAs({ ...app, url: `http://127.0.0.1:${port}` }, zoe)
}

/** The app with Ana and Ben, and Zoe next door. */
export async function openRecordsFixture(): Promise<RecordsFixture> {
  const app = await startTestApp({ clock: () => monday })
  const ana = await signInAs(app, app.ana)
  const records = await recordsOf(app, app.workspace.id)
  return { app, ana, zoe: await signInZoe(app), records }
}

/** The new contact's address, `/records/builtin/contacts/…`. */
export async function addContact(
  session: BrowserSession,
  fields: { name: string; emails: string; phone?: string; company?: string; owner?: string },
): Promise<string> {
  const form = '/records/contacts/new'
  const { status, location } = await session.submit(form, form, { owner: '', ...fields })
  if (status !== 303 || !location) throw new Error(`Adding a contact answered ${status}`)
  return location
}

export const idOf = (address: string): string => address.split('/').at(-1) ?? ''
