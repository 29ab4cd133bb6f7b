import { getPage as get } from '../../../services/pages/pages.ts'
import { pageNotFound } from '../../../services/problems.ts'
import { defineEndpoint } from '../endpoint.ts'
import { id } from '../fields.ts'
import { formatPage } from '../format-page.ts'
import { pageAnswer } from '../page-shape.ts'

/** The page id in the path. Throws `page-not-found` for a malformed id. */
export function readPageId(text: string): string {
  if (!id.safeParse(text).success) throw pageNotFound()
  return text
}

export const getPage = defineEndpoint({
  name: 'getPage',
  method: 'get',
  path: '/pages/:id',
  summary: 'Get a scheduling page with all its settings',
  access: 'admin',
  status: 200,
  answer: { name: 'Page', schema: pageAnswer },
  problems: ['page-not-found'],
  handle: async ({ web, workspace, param }) => {
    const page = await get(web, { workspaceId: workspace.id, pageId: readPageId(param('id')) })
    return { body: await formatPage(web, page) }
  },
})
