import * as store from '../../store/meetings/outcome-prompts.ts'
import type { ServiceContext } from '../context.ts'

export type { OutcomePrompt } from '../../store/meetings/outcome-prompts.ts'

type Reading = Pick<ServiceContext, 'db'>

/** The question that a message asked: how a meeting went. Undefined for any other message. */
export const findPrompt = (
  { db }: Reading,
  message: { channel: string; ts: string },
): Promise<store.OutcomePrompt | undefined> => store.findPrompt(db, message)

/** From now on an answer in this message's thread is a note of the meeting. */
export const keepPrompt = (
  { db }: Reading,
  prompt: store.OutcomePrompt & { askedAt: number },
): Promise<void> => store.keepPrompt(db, prompt)

/** All questions about a meeting: it was asked again where it was still going. */
export const listPrompts = ({ db }: Reading, meetingId: string): Promise<store.OutcomePrompt[]> =>
  store.listPrompts(db, meetingId)
