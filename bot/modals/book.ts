import { randomUUID } from 'node:crypto'
import { messagesIn } from '../../src/i18n/messages.ts'
import { takesBookings } from '../../src/model/takes-bookings.ts'
import { listPages } from '../../src/services/pages/pages.ts'
import { listUsers } from '../../src/services/people/users.ts'
import { getWorkspace } from '../../src/services/workspace/workspaces.ts'
import { bookView } from '../blocks/forms/book-form.ts'
import type { BookForm, BookValues } from '../blocks/forms/book-values.ts'
import { noPage } from '../blocks/forms/propose-form.ts'
import { sayReminder } from '../blocks/forms/reminder-text.ts'
import type { RequestContext } from '../requests/request-context.ts'
import { openModal, type Shown } from './open-modal.ts'

const maxHosts = 100

type BookContent = Pick<BookForm, 'values' | 'draftId' | 'notice' | 'matches' | 'mayBookAnyway'>

/** The form with all users whose time may be booked, the reader first. */
export async function bookForm(request: RequestContext, content: BookContent): Promise<Shown> {
  const { copy, reader, user, workspaceId, parts } = request
  const [users, pages] = await Promise.all([
    listUsers(parts.context, { workspaceId }),
    listPages(parts.context, { workspaceId, hostId: user.id }),
  ])
  const others = users.filter(({ id }) => id !== user.id)
  return bookView({
    ...content,
    copy,
    forms: messagesIn(user.locale, 'slack/forms'),
    reader,
    hosts: [user, ...others].slice(0, maxHosts),
    pages: pages.filter(page => takesBookings(page, parts.context.clock())),
  })
}

/** The default reminders of the workspace's meetings. */
async function firstReminders({ parts, workspaceId, user }: RequestContext): Promise<string> {
  const { reminders } = await getWorkspace(parts.context, workspaceId)
  return reminders.map(({ minutesBefore }) => sayReminder(minutesBefore, user.locale)).join(', ')
}

interface BookOpening {
  triggerId: string
  prefill?: Partial<BookValues>
  draftId?: string | undefined
}

/** Opens the form that books one meeting, for the reader or on behalf of a colleague. */
export const openBook = (
  request: RequestContext,
  { triggerId, prefill, draftId }: BookOpening,
): Promise<void> => {
  const valuesFor = (reminders: BookValues['reminders']): BookValues => ({
    hostId: request.user.id,
    pageId: noPage,
    title: '',
    durationMinutes: 30,
    place: 'video',
    placeText: '',
    people: [],
    records: [],
    reminders,
    isInvited: true,
    description: '',
    note: '',
    ...prefill,
  })
  const title = messagesIn(request.user.locale, 'slack/forms').book
  return openModal(request, { triggerId, title }, async () => {
    const values = valuesFor(await firstReminders(request))
    return bookForm(request, { values, draftId: draftId ?? randomUUID() })
  })
}
