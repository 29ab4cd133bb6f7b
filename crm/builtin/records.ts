import type { CrmRecords } from '../contract/crm-records.ts'
import { getCompany, listCompanies, listCompanyNames, saveCompany } from './company-records.ts'
import { getContact, listContacts } from './contact-detail.ts'
import { addDeal, changeDeal } from './deals.ts'
import { exportContacts } from './export-contacts.ts'
import type { Home } from './home.ts'
import { importContacts } from './import-contacts.ts'
import { addNote } from './notes.ts'
import { planImport } from './plan-import.ts'
import { saveContact } from './save-contact.ts'
import { addTask, completeTask, listTasks } from './tasks.ts'

/** Serves the pages at `/records`. */
export const makeRecords = (home: Home): CrmRecords => ({
  listContacts: query => listContacts(home, query),
  getContact: id => getContact(home, id),
  saveContact: (id, input) => saveContact(home, id, input),
  exportContacts: text => exportContacts(home, text),
  planImport: rows => planImport(home, rows),
  importContacts: rows => importContacts(home, rows),
  listCompanies: query => listCompanies(home, query),
  listCompanyNames: limit => listCompanyNames(home, limit),
  getCompany: id => getCompany(home, id),
  saveCompany: (id, input) => saveCompany(home, id, input),
  addDeal: deal => addDeal(home, deal),
  changeDeal: deal => changeDeal(home, deal),
  addNote: note => addNote(home, note),
  addTask: task => addTask(home, task),
  completeTask: id => completeTask(home, id),
  listTasks: ownerEmail => listTasks(home, ownerEmail),
})
