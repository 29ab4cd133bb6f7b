import { z } from 'zod'
import { defaultLocation } from '../../../services/meetings/meeting-place.ts'
import { createPage as create } from '../../../services/pages/pages.ts'
import { defineEndpoint } from '../endpoint.ts'
import { formatPage } from '../format-page.ts'
import { optionalFields, pageAnswer, requiredFields } from '../page-shape.ts'
import { changesOf, pageDefaults } from '../read-page.ts'

const body = z
  .strictObject({ ...requiredFields, ...optionalFields })
  .refine(({ horizon, horizonDays }) => horizon === undefined || horizonDays === undefined, {
    path: ['horizon'],
    error: 'Give horizonDays or horizon, not both',
  })

export const createPage = defineEndpoint({
  name: 'createPage',
  method: 'post',
  path: '/pages',
  summary: 'Create a scheduling page',
  access: 'admin',
  status: 201,
  body,
  answer: { name: 'Page', schema: pageAnswer },
  problems: ['invalid-input', 'slug-taken'],
  handle: async ({ web, workspace, body }) => {
    const { slug, kind, title } = body
    const hostIds = [...new Set(body.hostIds)]
    const page = await create(web, {
      ...pageDefaults(body.durationsMinutes),
      reminders: workspace.reminders,
      ...changesOf(body),
      workspaceId: workspace.id,
      slug,
      kind,
      title,
      hostIds,
      location: body.location ?? (await defaultLocation(web, { kind, hostIds })),
    })
    return { body: await formatPage(web, page) }
  },
})
