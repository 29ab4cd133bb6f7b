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

/** Ties the text to the person and the record: elsewhere it says nothing. */
const tied = ({ user, key }: Owner, json: string) =>
  JSON.stringify([user.workspaceId, user.id, key.type, key.id, json])

/** A CRM may hand over more of a person than the form needs: none of that belongs in a page. */
const bareContact = ({ id, email, name, company, ownerEmail, url }: CrmContact): CrmContact => ({
  id,
  email,
  name,
  company,
  ownerEmail,
  url,
})

/**
 * The record as the form was opened with it, signed, for a hidden field: choosing another day asks the CRM
 * nothing, and a CRM that is away by then keeps nobody from saving.
 */
export function keepRecord(owner: Owner, record: CrmRecordDetail): string {
  const json = JSON.stringify({ ...record, contacts: record.contacts.map(bareContact) })
  return `${owner.cipher.sign(purpose, tied(owner, json))}.${json}`
}

/** Undefined for whatever is not ours, or was made for somebody or something else. */
export function keptRecord(owner: Owner, text: string | undefined): CrmRecordDetail | undefined {
  const [, signature = '', json = ''] = /^([^.]+)\.(.+)$/s.exec(text ?? '') ?? []
  return owner.cipher.isSigned(purpose, tied(owner, json), signature) ? JSON.parse(json) : undefined
}
