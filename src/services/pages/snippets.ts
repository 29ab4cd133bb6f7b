import type { User } from '../../model/entities.ts'
import { isEntityId } from '../../model/entity-id.ts'
import type { FieldError } from '../../model/field-error.ts'
import { maxSnippetNameLength, maxSnippets, maxTextLength } from '../../model/maximums.ts'
import * as store from '../../store/pages/snippets.ts'
import type { ServiceContext } from '../context.ts'
import { fieldFault } from '../field-fault.ts'
import { invalidInput, notFound } from '../problems.ts'

export type { Snippet } from '../../store/pages/snippets.ts'

type Reading = Pick<ServiceContext, 'db'>

const ownerOf = ({ workspaceId, id }: User) => ({ workspaceId, userId: id })

/** The texts that this user may insert: their own and those that colleagues share. */
export const listSnippets = (context: Reading, user: User): Promise<store.Snippet[]> =>
  store.listSnippets(context.db, ownerOf(user))

const between = (path: string, text: string, maxLength: number): FieldError[] =>
  text.trim() === '' || text.length > maxLength
    ? [fieldFault(path, 'length', { max: maxLength })]
    : []

interface SaveSnippet extends store.SnippetContent {
  user: User
  /** If absent, a new one is made. */
  id?: string | undefined
}

/** Throws `invalid-input` (path `snippets`) if there are too many, and `not-found` for another user's. */
export async function saveSnippet(context: Reading, command: SaveSnippet): Promise<void> {
  const { user, id, name, text, isShared } = command
  const errors = [
    ...between('name', name, maxSnippetNameLength),
    ...between('text', text, maxTextLength),
  ]
  if (errors.length > 0) throw invalidInput(errors)
  const snippet = { ...ownerOf(user), name: name.trim(), text, isShared }
  if (id !== undefined) {
    if (!isEntityId(id) || !(await store.updateSnippet(context.db, { id, ...snippet })))
      throw notFound()
    return
  }
  const isKept = await context.db.transaction(trx =>
    store.insertSnippet(trx, { ...snippet, maxCount: maxSnippets }),
  )
  if (!isKept)
    throw invalidInput([fieldFault('snippets', 'too-many-snippets', { max: maxSnippets })])
}

/** Users delete their own snippets, admins shared ones too. Answers the same if it was deleted already. */
export async function deleteSnippet(
  context: Reading,
  { user, id }: { user: User; id: string },
): Promise<void> {
  if (!isEntityId(id)) return
  const mayShared = user.role === 'admin'
  await store.deleteSnippet(context.db, { id, ...ownerOf(user), mayShared })
}
