import { z } from 'zod'
import { messagesIn } from '../../../src/i18n/messages.ts'
import type { RecordKey } from '../../../src/model/entities.ts'
import { toInstant } from '../../../src/scheduling/zoned-time.ts'
import { getPage } from '../../../src/services/pages/pages.ts'
import { getUser } from '../../../src/services/people/users.ts'
import { isProblem } from '../../../src/services/problems.ts'
import { scheduleFromRecord } from '../../../src/services/records/schedule-from-record.ts'
import { noPage } from '../../blocks/forms/propose-form.ts'
import { readGuestOption } from '../../blocks/guest-option.ts'
import { bookedAnswer, busyText } from '../../blocks/meetings/booking-preview.ts'
import { readCarried } from '../../blocks/read-carried.ts'
import { quiet } from '../../blocks/text.ts'
import { contactsWithEmail, crmName } from '../../crm/crm-contacts.ts'
import { busyTimes } from '../../meetings/book-draft.ts'
import { wantedReminders } from '../../meetings/wanted-reminders.ts'
import { bookForm } from '../../modals/book.ts'
import { type ChosenGuest, chosenGuest } from '../../modals/chosen-guest.ts'
import { formLocale } from '../../modals/form-locale.ts'
import type { Shown } from '../../modals/open-modal.ts'
import { workInModal } from '../../modals/work-in-modal.ts'
import type { BotParts, RequestContext } from '../../requests/request-context.ts'
import type { Submission } from '../../requests/submission.ts'
import { bookFaults, bookValuesOf, placeOf, readRecords, type SentValues } from './book-values.ts'

const metadataShape = z.object({ draftId: z.string(), pageId: z.string().optional() })

interface Sent {
  values: SentValues
  draftId: string
  startsAt: number
  /** The chosen one of several contacts with the guest's address. */
  match: string | undefined
  isAnyway: boolean
}

/** The chosen contact with the records. Without a choice, the CRM provider finds them. */
function associationsOf(
  { values, match }: Sent,
  { contactId }: ChosenGuest,
): RecordKey[] | undefined {
  const id = match ?? contactId
  const records = readRecords(values)
  const contact: RecordKey[] = id === undefined ? [] : [{ type: 'contacts', id }]
  // A single contact is found by its address, together with its company and deal.
  return records.length > 0 || match !== undefined ? [...contact, ...records] : undefined
}

async function bookIt(request: RequestContext, sent: Sent, guest: ChosenGuest): Promise<Shown> {
  const { parts, workspaceId, user, reader } = request
  const { values, startsAt, draftId, isAnyway } = sent
  const { pageId, durationMinutes } = values
  const page = pageId === noPage ? undefined : await getPage(parts.context, { workspaceId, pageId })
  const host = await getUser(parts.context, { workspaceId, userId: values.hostId })
  const people = values.people.map(({ value }) => readGuestOption(value).email)
  const meeting = await scheduleFromRecord(parts.context, {
    organizer: user,
    hostId: host.id,
    pageId: page?.id,
    title: values.title || (page?.title ?? host.name),
    startsAt,
    durationMinutes,
    invitee: { email: guest.email, name: guest.name || guest.email, company: guest.company },
    guests: people.map(email => ({ email, name: '' })),
    location: placeOf(values, page),
    description: values.description,
    internalNote: values.note,
    meetingType: page?.meetingType,
    timeZone: guest.timeZone,
    associations: associationsOf(sent, guest),
    reminders: await wantedReminders(request, values.reminders),
    isInvited: values.isInvited,
    isAnyway,
    source: 'slack',
    idempotencyKey: `slack:${draftId}`,
    sent: { values, startsAt, isAnyway, email: guest.email },
  })
  const shown = { verbs: messagesIn(user.locale, 'slack/verbs'), reader }
  return {
    title: messagesIn(user.locale, 'slack/forms').book,
    message: bookedAnswer(shown, meeting),
  }
}

/** Shows the form again with the host's busy times. The rep may book over their own. */
async function busyAgain(request: RequestContext, sent: Sent, error: unknown): Promise<Shown> {
  if (!isProblem(error, 'slot-taken')) throw error
  const { parts, workspaceId, user, reader } = request
  const { values, startsAt, draftId } = sent
  const { hostId, durationMinutes } = values
  const busy = await busyTimes(request, { hostId, startsAt, durationMinutes })
  const verbs = messagesIn(user.locale, 'slack/verbs')
  const times = busyText(busy, reader)
  const isOwn = hostId === user.id
  const host = await getUser(parts.context, { workspaceId, userId: hostId })
  const notice = isOwn ? verbs.youAreBusy({ times }) : verbs.busy({ who: quiet(host.name), times })
  return bookForm(request, { values, draftId, notice, mayBookAnyway: isOwn })
}

async function book(request: RequestContext, sent: Sent): Promise<Shown> {
  const { values, draftId, match } = sent
  const guest = await chosenGuest(request, { value: values.who, match })
  if (match === undefined && guest.contactId === undefined) {
    const matches = await contactsWithEmail(request, guest.email)
    const notice = messagesIn(request.user.locale, 'slack/forms').matchText({
      crm: await crmName(request),
    })
    if (matches.length > 1) return bookForm(request, { values, draftId, matches, notice })
  }
  return bookIt(request, sent, guest).catch(error => busyAgain(request, sent, error))
}

/** A page that was chosen in the form brings its description, unless the rep wrote one. */
async function withDescription(
  { parts, workspaceId }: RequestContext,
  values: SentValues,
  openedWith: string | undefined,
): Promise<SentValues> {
  const { pageId, description } = values
  if (description !== '' || pageId === noPage || pageId === openedWith) return values
  const page = await getPage(parts.context, { workspaceId, pageId })
  return { ...values, description: page.description }
}

/** Books the form's meeting. The form stays open until that is done. */
export async function onBookSubmitted(parts: BotParts, submission: Submission): Promise<void> {
  const { metadata, values: fields, chosen } = submission
  const forms = messagesIn(formLocale(metadata), 'slack/forms')
  const values = bookValuesOf(submission)
  const errors = bookFaults(values, forms)
  if (errors) return submission.ackWith({ response_action: 'errors', errors })
  return workInModal(parts, submission, {
    title: forms.book,
    work: async request => {
      const { draftId, pageId } = readCarried(metadataShape, metadata)
      const described = await withDescription(request, values, pageId)
      const { day = '', clock = '' } = values
      const startsAt = toInstant(day, clock, request.reader.timeZone)
      const match = fields.match || undefined
      const isAnyway = chosen.anyway?.includes('yes') ?? false
      return book(request, { values: described, draftId, startsAt, match, isAnyway })
    },
  })
}
