import { z } from 'zod'
import { updatePage as update } from '../../../services/pages/pages.ts'
import { defineEndpoint } from '../endpoint.ts'
import { formatPage } from '../format-page.ts'
import { optionalFields, pageAnswer, requiredFields } from '../page-shape.ts'
import { changesOf } from '../read-page.ts'
import { readPageId } from './get-page.ts'

const { slug, kind, title, hostIds } = requiredFields
const body = z
  .strictObject({
    slug: slug.optional(),
    kind: kind.optional(),
    title: title.optional(),
    hostIds: hostIds.optional(),
    ...optionalFields,
  })
  .refine(({ horizon, horizonDays }) => horizon === undefined || horizonDays === undefined, {
    path: ['horizon'],
    error: 'Give horizonDays or horizon, not both',
  })

export const updatePage = defineEndpoint({
  name: 'updatePage',
  method: 'patch',
  path: '/pages/:id',
  summary: 'Change only the fields that are sent; an earlier slug still leads to the page',
  access: 'admin',
  status: 200,
  body,
  answer: { name: 'Page', schema: pageAnswer },
  problems: ['page-not-found', 'invalid-input', 'slug-taken'],
  handle: async ({ web, workspace, param, body }) => {
    const page = await update(web, {
      workspaceId: workspace.id,
      pageId: readPageId(param('id')),
      changes: {
        ...changesOf(body),
        ...(body.hostIds ? { hostIds: [...new Set(body.hostIds)] } : {}),
      },
    })
    return { body: await formatPage(web, page) }
  },
})
