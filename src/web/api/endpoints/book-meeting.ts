import { bookMeeting as book } from '../../../services/booking/book-meeting.ts'
import { findPageToBook } from '../../../services/pages/find-page.ts'
import { invalidInput, isProblem } from '../../../services/problems.ts'
import { type BookBody, bookBody, idempotencyKey } from '../book-body.ts'
import { type Call, defineEndpoint } from '../endpoint.ts'
import { formatMeeting, meetingAnswer } from '../format-meeting.ts'
import { apiActor } from '../meeting-caller.ts'
import { outsiderOf } from '../outsider.ts'
import { readAnswers } from '../read-answers.ts'
import { readInput } from '../read-input.ts'
import { readSlug } from '../read-slug.ts'

/** The API says attendees where the code says guests. Errors use the name of the field in the request. */
function inApiWords(error: unknown): unknown {
  if (!isProblem(error, 'invalid-input')) return error
  const errors = error.facts.errors ?? []
  return invalidInput(
    errors.map(error => ({ ...error, path: error.path.replace(/^guests\b/, 'attendees') })),
  )
}

async function commandOf({ web, workspace, req, param, body }: Call<BookBody, undefined>) {
  const key = req.get('idempotency-key')
  const slug = readSlug(param('slug'))
  const { page, isDeleted } = await findPageToBook(web, { workspaceId: workspace.id, slug })
  await web.limits.change(req, page.id)
  const client = outsiderOf(web, req)
  const { answers, faults: answerFaults } = readAnswers(page.questions, body.answers)
  const { emailCode: _code, ...sent } = body
  return {
    ...body,
    workspaceId: workspace.id,
    pageId: page.id,
    // The service reads a deleted page itself, to answer a booking that was made on it.
    page: isDeleted ? undefined : page,
    durationMinutes: body.durationMinutes ?? page.durationsMinutes[0] ?? 30,
    locale: body.locale ?? page.locale ?? workspace.locale,
    answers,
    answerFaults,
    sent,
    guests: body.attendees.map(({ email, name }) => ({ email, name: name?.trim() || email })),
    source: 'api' as const,
    client,
    isEmailTrusted: client === undefined,
    ...(client === undefined ? { bookedBy: apiActor } : {}),
    idempotencyKey:
      key === undefined ? undefined : readInput(idempotencyKey, key, 'Idempotency-Key'),
  }
}

export const bookMeeting = defineEndpoint({
  name: 'bookMeeting',
  method: 'post',
  path: '/pages/:slug/meetings',
  summary: 'Book a time; the same Idempotency-Key with the same request books once',
  access: 'public',
  status: 201,
  body: bookBody,
  headers: { 'Idempotency-Key': idempotencyKey },
  answer: { name: 'BookedMeeting', schema: meetingAnswer },
  problems: [
    'invalid-input',
    'page-not-found',
    'page-gone',
    'page-inactive',
    'slot-taken',
    'slot-not-offered',
    'idempotency-key-reused',
    'mail-limit-reached',
    'email-code-needed',
    'email-code-wrong',
  ],
  handle: async call => {
    const command = await commandOf(call)
    try {
      const { meeting, manageToken, isRepeat } = await book(call.web, command)
      return {
        body: await formatMeeting(call.web, meeting, manageToken),
        ...(isRepeat ? { headers: { 'Idempotency-Replayed': 'true' } } : {}),
      }
    } catch (error) {
      throw inApiWords(error)
    }
  },
})
