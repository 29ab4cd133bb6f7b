import type { CrmContact } from '../../../../crm/contract/crm-contact.ts'
import type { CrmRecordDetail, CrmRecordKey } from '../../../../crm/contract/crm-objects.ts'
import type { User } from '../../../model/entities.ts'
import type { TokenCipher } from '../../../secrets/token-cipher.ts'

interface Owner {
  cipher: TokenCipher
  user: User
  key: CrmRecordKey
}

const purpose = 'record-form'

/** Binds the text to the person and the record, so that it is invalid elsewhere. */
const tied = ({ user, key }: Owner, json: string) =>
  JSON.stringify([user.workspaceId, user.id, key.type, key.id, json])

/** Removes data about a person that the form does not need, so that it is not in the page. */
const bareContact = ({ id, email, name, company, ownerEmail, url }: CrmContact): CrmContact => ({
  id,
  email,
  name,
  company,
  ownerEmail,
  url,
})

/**
 * The record as it was when the form was opened, signed, for a hidden field. So another day needs no CRM request,
 * and the form can be saved even if the CRM does not answer.
 */
export function keepRecord(owner: Owner, record: CrmRecordDetail): string {
  const json = JSON.stringify({ ...record, contacts: record.contacts.map(bareContact) })
  return `${owner.cipher.sign(purpose, tied(owner, json))}.${json}`
}

/** Undefined if the text is not ours, or was made for another person or record. */
export function keptRecord(owner: Owner, text: string | undefined): CrmRecordDetail | undefined {
  const [, signature = '', json = ''] = /^([^.]+)\.(.+)$/s.exec(text ?? '') ?? []
  return owner.cipher.isSigned(purpose, tied(owner, json), signature) ? JSON.parse(json) : undefined
}
