import { z } from 'zod'
import { emailCodeRules } from '../../../services/booking/email-code-rules.ts'
import { requestEmailCode } from '../../../services/booking/request-email-code.ts'
import { findPage } from '../../../services/pages/find-page.ts'
import { defineEndpoint } from '../endpoint.ts'
import { email, locale } from '../fields.ts'
import { outsiderOf } from '../outsider.ts'
import { readSlug } from '../read-slug.ts'

const body = z.strictObject({
  email,
  locale: locale
    .optional()
    .meta({ description: "Language of the email; the default is the page's" }),
})

const answer = z.object({ validSeconds: z.int() })

/** The response never reveals whether the address is known. */
export const sendEmailCode = defineEndpoint({
  name: 'sendEmailCode',
  method: 'post',
  path: '/pages/:slug/email-codes',
  summary: 'Send an invitee the code that the page requires; book with it as emailCode',
  access: 'public',
  status: 202,
  body,
  answer: { name: 'EmailCode', schema: answer },
  problems: [
    'invalid-input',
    'page-not-found',
    'page-gone',
    'page-inactive',
    'mail-limit-reached',
    'email-code-limit',
  ],
  handle: async ({ web, req, workspace, param, body }) => {
    const slug = readSlug(param('slug'))
    const { page } = await findPage(web, { workspaceId: workspace.id, slug })
    await web.limits.change(req, page.id)
    await requestEmailCode(web, {
      page,
      email: body.email,
      locale: body.locale ?? page.locale ?? workspace.locale,
      client: outsiderOf(web, req),
    })
    return { body: { validSeconds: emailCodeRules.lifeMs / 1_000 } }
  },
})
