import type { User } from '../../model/entities.ts'
import { ProviderError } from '../../providers/provider-error.ts'
import { emailKey } from '../../text/email-address.ts'
import type { ServiceContext } from '../context.ts'
import { listUsers } from '../people/users.ts'
import { withinPatience } from '../with-timeout.ts'

/** A person who can be invited. */
export interface FoundPerson {
  kind: 'user' | 'contact'
  name: string
  email: string
}

interface FoundPeople {
  people: readonly FoundPerson[]
  /** The CRM did not answer in time, so contacts are missing. */
  isPartial: boolean
}

const maxOfEach = 6

/** Undefined if the CRM does not answer. */
async function searchContacts(
  context: Pick<ServiceContext, 'crmFor' | 'log'>,
  { workspaceId }: User,
  text: string,
): Promise<FoundPerson[] | undefined> {
  try {
    const crm = await context.crmFor(workspaceId)
    const contacts = await withinPatience(crm.searchContacts(text, maxOfEach))
    return contacts
      ?.filter(({ email }) => email !== '')
      .map(({ name, email }) => ({ kind: 'contact', name, email }))
  } catch (error) {
    if (!(error instanceof ProviderError)) throw error
    context.log.warn(
      { provider: error.provider, code: error.code },
      'The contacts could not be searched',
    )
    return undefined
  }
}

/** Colleagues and contacts whose name or address contains the text, colleagues first. */
export async function findPeople(
  context: Pick<ServiceContext, 'db' | 'crmFor' | 'log'>,
  { user, text }: { user: User; text: string },
): Promise<FoundPeople> {
  const wanted = text.trim().toLowerCase()
  if (wanted === '') return { people: [], isPartial: false }
  const [users, contacts] = await Promise.all([
    listUsers(context, user),
    searchContacts(context, user, text.trim()),
  ])
  const colleagues = users
    .filter(({ name, email }) => `${name} ${email}`.toLowerCase().includes(wanted))
    .slice(0, maxOfEach)
    .map(({ name, email }) => ({ kind: 'user' as const, name, email }))
  const others = (contacts ?? []).filter(
    ({ email }) => !colleagues.some(colleague => colleague.email === emailKey(email)),
  )
  return { people: [...colleagues, ...others], isPartial: contacts === undefined }
}
