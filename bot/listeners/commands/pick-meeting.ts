import { messagesIn } from '../../../src/i18n/messages.ts'
import type { Meeting } from '../../../src/model/entities.ts'
import { isOpen } from '../../../src/model/meeting-status.ts'
import { listUpcomingMeetings } from '../../../src/services/meetings/person-meetings.ts'
import type { Who } from '../../../src/shorthand/types.ts'
import { type MeetingForm, meetingChoice } from '../../blocks/meetings/meeting-choice.ts'
import { quiet, type SlackMessage, sentence } from '../../blocks/text.ts'
import { readProfile } from '../../people/person.ts'
import type { RequestContext } from '../../requests/request-context.ts'
import type { Asked } from './command.ts'

async function textOf({ client }: RequestContext, who: Who): Promise<string> {
  if (who.kind === 'email') return who.email
  if (who.kind === 'name') return who.name
  if (who.kind === 'deal') return who.text
  const { email, name } = await readProfile(client, who.id)
  return email ?? name
}

interface MeetingVerb {
  form: MeetingForm
  /** Filters the meetings with that person. Absent: all of them. */
  among?(meeting: Meeting, asked: Asked): boolean
  open(
    request: RequestContext,
    opening: { triggerId: string; meetingId: string; asked: Asked },
  ): Promise<void>
}

/** Opens the command's form for the named meeting, or asks which of several is meant. */
export async function pickMeeting(
  request: RequestContext,
  asked: Asked,
  { form, among, open }: MeetingVerb,
): Promise<SlackMessage | undefined> {
  const { parts, user, reader } = request
  const verbs = messagesIn(user.locale, 'slack/verbs')
  const [who] = asked.reading.who
  const text = who && (await textOf(request, who))
  const all = await listUpcomingMeetings(parts.context, { user, text })
  const named = among ? all.filter(meeting => among(meeting, asked)) : all
  const changeable = named.filter(meeting => isOpen(meeting, parts.context.clock()))
  // The form of a meeting that has an outcome explains why it cannot be changed.
  const meetings = changeable.length > 0 ? changeable : named
  const [only, another] = meetings
  if (!only) return sentence(text ? verbs.noUpcomingWith({ name: quiet(text) }) : verbs.noUpcoming)
  const { triggerId } = asked.origin
  if (another || !triggerId)
    return meetingChoice({ verbs, reader, form, ranges: asked.reading.when?.ranges }, meetings)
  await open(request, { triggerId, meetingId: only.id, asked })
  return undefined
}
