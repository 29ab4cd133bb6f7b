import { readZone } from '../scheduling/zone-names/read-zone.ts'
import { parseShorthand } from '../shorthand/parse-shorthand.ts'
import { emailsIn, whenIn } from '../shorthand/read-message.ts'
import type { When } from '../shorthand/types.ts'
import type { ChatFacts, ChatState } from './types.ts'

/** What free text means, as far as the conversation can use it. */
export type Typed =
  | { kind: 'times'; when: When }
  | { kind: 'email'; email: string; name: string | undefined }
  | { kind: 'zone'; timeZone: string }
  | { kind: 'other' }

/** A placeholder guest, since only times are read here. */
const nobody = 'nobody@example.com'

const nameBeside = (text: string, email: string): string | undefined => {
  const rest = text.toLowerCase().includes(email)
    ? text.replace(new RegExp(email.replace(/[^\w@]/g, '\\$&'), 'i'), ' ')
    : text
  const name = rest
    .replace(/[<>()[\],;:"]+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
  return /^\p{L}[\p{L}\p{M}' .-]{0,80}$/u.test(name) ? name : undefined
}

/** Reads "thu 3pm", "tomorrow afternoon", "czwartek po 15" in the visitor's zone, also inside a sentence. */
function readWhen(
  text: string,
  { timeZone }: ChatState,
  { now, locale }: ChatFacts,
): When | undefined {
  const context = { now, timeZone, locale, meetingTypes: [] }
  const whole = parseShorthand(`${nobody} ${text}`, context)
  if (whole.kind === 'command' && whole.who.length === 1 && whole.when) return whole.when
  return whenIn(text, context)
}

/** Whole text first: a date inside an address, or a zone's name, is not a time. */
export function readTyped(text: string, state: ChatState, facts: ChatFacts): Typed {
  const [email] = emailsIn(text)
  if (email !== undefined) return { kind: 'email', email, name: nameBeside(text, email) }
  if (state.step === 'zone') {
    const timeZone = readZone(text)
    if (timeZone !== undefined) return { kind: 'zone', timeZone }
  }
  const when = readWhen(text, state, facts)
  return when ? { kind: 'times', when } : { kind: 'other' }
}
