import { Router, urlencoded } from 'express'
import { ownForm } from '../middleware/form-token.ts'
import { signedIn } from '../middleware/signed-in.ts'
import type { WebContext } from '../web-context.ts'
import { companiesRouter } from './companies/companies-router.tsx'
import { contactRouter } from './contacts/contact-router.tsx'
import { contactsRouter } from './contacts/contacts-router.tsx'
import { importRouter } from './import/import-router.tsx'
import { tasksRouter } from './tasks/tasks-router.tsx'

/** /records: pages of the built-in CRM. */
export function recordsRouter(web: WebContext): Router {
  const router = Router()
  router.use('/records', signedIn(web))
  // Forms with files are multipart, and are read by the import's own router.
  router.use(importRouter(web))
  router.use('/records', urlencoded({ extended: false, limit: '128kb' }), ownForm)
  router.use(contactsRouter(web), contactRouter(web), companiesRouter(web), tasksRouter(web))
  return router
}
