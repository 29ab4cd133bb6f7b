import { pipeline } from 'node:stream/promises'
import { type Request, type Response, Router } from 'express'
import { listEveryUser } from '../../../services/people/users.ts'
import { renderPage } from '../../render-page.ts'
import { type Visit, visitOf } from '../../signed-in/visit.ts'
import type { WebContext } from '../../web-context.ts'
import { readListView } from '../list-query.ts'
import { ownerChoicesOf, ownerNamesOf } from '../owner-names.ts'
import { contactAddress, findRecords, getContact, getRecords } from '../records-access.ts'
import { ElsewherePage, RecordsPage } from '../records-page.tsx'
import { ContactEditor } from './contact-editor.tsx'
import {
  type ContactFaults,
  type ContactForm,
  contactFaults,
  contactFormOf,
  contactInputOf,
  newContactForm,
  noFaults,
  readContactForm,
} from './contact-form.ts'
import { contactsSheet } from './contacts-sheet.ts'

const offeredCompanies = 500

async function showRecords(web: WebContext, req: Request, res: Response) {
  const visit = visitOf(web, req, res)
  const records = await findRecords(web, visit)
  if (!records) return renderPage(res, <ElsewherePage visit={visit} />)
  const view = readListView(req)
  const list = await records.listContacts(view.query)
  const ownerNames = ownerNamesOf(await listEveryUser(web, visit.user))
  renderPage(res, <RecordsPage visit={visit} view={view} {...list} ownerNames={ownerNames} />)
}

async function sendSheet(web: WebContext, req: Request, res: Response) {
  const visit = visitOf(web, req, res)
  const records = await getRecords(web, visit)
  const { text } = readListView(req)
  res.set('Cache-Control', 'private, no-store').attachment('contacts.csv')
  res.type('text/csv; charset=utf-8')
  const sheet = contactsSheet(visit.copy.records.sheet, records.exportContacts(text))
  await pipeline(sheet, res).catch(error => {
    // A visitor may cancel a download.
    if (error.code !== 'ERR_STREAM_PREMATURE_CLOSE') throw error
  })
}

interface Written {
  form: ContactForm
  faults: ContactFaults
}

async function showEditor(
  web: WebContext,
  res: Response,
  { visit, contact, written }: { visit: Visit; contact?: Contact | undefined; written: Written },
) {
  const records = await getRecords(web, visit)
  const { form, faults } = written
  const isWrong = faults.fields.length > 0 || faults.taken !== undefined
  renderPage(
    res,
    <ContactEditor
      visit={visit}
      contact={contact}
      form={form}
      faults={faults}
      ownerNames={ownerChoicesOf(await listEveryUser(web, visit.user))}
      companyNames={await records.listCompanyNames(offeredCompanies)}
    />,
    { status: isWrong ? 422 : 200 },
  )
}

type Contact = Awaited<ReturnType<typeof getContact>>['contact']

/** The contact with the id in the path; undefined for a new one. */
const contactToEdit = async (web: WebContext, req: Request, visit: Visit) =>
  req.params.id === undefined ? undefined : (await getContact(web, req, visit)).contact

async function showForm(web: WebContext, req: Request, res: Response) {
  const visit = visitOf(web, req, res)
  const contact = await contactToEdit(web, req, visit)
  const form = contact ? contactFormOf(contact) : newContactForm(visit.user.email)
  await showEditor(web, res, { visit, contact, written: { form, faults: noFaults } })
}

async function save(web: WebContext, req: Request, res: Response) {
  const visit = visitOf(web, req, res)
  const records = await getRecords(web, visit)
  const contact = await contactToEdit(web, req, visit)
  const ownerNames = ownerChoicesOf(await listEveryUser(web, visit.user))
  const form = readContactForm(req.body)
  const faults = contactFaults(form, { ownerNames, ownerNow: contact?.ownerEmail })
  if (faults.fields.length > 0)
    return showEditor(web, res, { visit, contact, written: { form, faults } })
  const saved = await records.saveContact(contact?.id, contactInputOf(form))
  if (saved?.kind === 'taken')
    return showEditor(web, res, {
      visit,
      contact,
      written: { form, faults: { ...noFaults, taken: saved } },
    })
  res.redirect(303, saved ? contactAddress(saved.id) : '/records')
}

/** The list of contacts, its CSV file, and the form to create and edit contacts. */
export function contactsRouter(web: WebContext): Router {
  const router = Router()
  router.get('/records', (req, res) => showRecords(web, req, res))
  router.get('/records/contacts.csv', (req, res) => sendSheet(web, req, res))
  for (const path of ['/records/contacts/new', `${contactAddress(':id')}/edit`]) {
    router.get(path, (req, res) => showForm(web, req, res))
    router.post(path, (req, res) => save(web, req, res))
  }
  return router
}
