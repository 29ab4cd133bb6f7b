import type { ServiceContext } from '../../../src/services/context.ts'
import { insertWorkspace } from '../../../src/store/workspace/workspaces.ts'
import { aHost } from './a-host.ts'
import { aPage } from './a-page.ts'
import type { DemoWorkspace } from './demo-workspace.ts'

/** A workspace with Ana and Ben in Berlin, Mon–Fri 9–17, and Ana's page `demo`. */
export async function aWorkspace(context: ServiceContext): Promise<DemoWorkspace> {
  const workspace = await insertWorkspace(context.db, {
    name: 'Demo',
    locale: 'en',
    timeZone: 'Europe/Berlin',
  })
  const place = { context, workspace }
  const ana = await aHost(place, { name: 'Ana Ruiz', role: 'admin' })
  const ben = await aHost(place, { name: 'Ben Ruiz', role: 'admin' })
  const page = await aPage({ ...place, ana }, { slug: 'demo' })
  return { ...place, ana, ben, page }
}
