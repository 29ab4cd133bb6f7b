import type { CrmRecords } from '../contract/crm-records.ts'
import type { BuiltinCrm } from './builtin-crm.ts'
import { getCompany, listCompanies, listCompanyNames, saveCompany } from './company-records.ts'
import { getContact, listContacts } from './contact-detail.ts'
import { addDeal, changeDeal } from './deals.ts'
import { exportContacts } from './export-contacts.ts'
import { importContacts } from './import-contacts.ts'
import { addNote } from './notes.ts'
import { planImport } from './plan-import.ts'
import { saveContact } from './save-contact.ts'
import { addTask, completeTask, listTasks } from './tasks.ts'

/** Serves the pages at `/records`. */
export const makeRecords = (crm: BuiltinCrm): CrmRecords => ({
  listContacts: query => listContacts(crm, query),
  getContact: id => getContact(crm, id),
  saveContact: (id, input) => saveContact(crm, id, input),
  exportContacts: text => exportContacts(crm, text),
  planImport: rows => planImport(crm, rows),
  importContacts: rows => importContacts(crm, rows),
  listCompanies: query => listCompanies(crm, query),
  listCompanyNames: limit => listCompanyNames(crm, limit),
  getCompany: id => getCompany(crm, id),
  saveCompany: (id, input) => saveCompany(crm, id, input),
  addDeal: deal => addDeal(crm, deal),
  changeDeal: deal => changeDeal(crm, deal),
  addNote: note => addNote(crm, note),
  addTask: task => addTask(crm, task),
  completeTask: id => completeTask(crm, id),
  listTasks: ownerEmail => listTasks(crm, ownerEmail),
})
