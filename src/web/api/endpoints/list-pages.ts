import { z } from 'zod'
import { listPages as list } from '../../../services/pages/pages.ts'
import { defineEndpoint } from '../endpoint.ts'
import { id } from '../fields.ts'
import { formatPage } from '../format-page.ts'
import { pageAnswer } from '../page-shape.ts'

export const listPages = defineEndpoint({
  name: 'listPages',
  method: 'get',
  path: '/pages',
  summary: 'List scheduling pages by title, all or those of one host',
  access: 'admin',
  status: 200,
  query: z.strictObject({ hostId: id.optional() }),
  answer: { name: 'Pages', schema: z.object({ pages: z.array(pageAnswer) }) },
  problems: ['invalid-input'],
  handle: async ({ web, workspace, query }) => {
    const pages = await list(web, { workspaceId: workspace.id, hostId: query.hostId })
    return { body: { pages: await Promise.all(pages.map(page => formatPage(web, page))) } }
  },
})
