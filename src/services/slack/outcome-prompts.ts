import * as store from '../../store/meetings/outcome-prompts.ts'
import type { ServiceContext } from '../context.ts'

export type { OutcomePrompt } from '../../store/meetings/outcome-prompts.ts'

type Reading = Pick<ServiceContext, 'db'>

/** The meeting that a message asked about. Undefined for any other message. */
export const findPrompt = (
  { db }: Reading,
  message: { channel: string; ts: string },
): Promise<store.OutcomePrompt | undefined> => store.findPrompt(db, message)

/** Makes later answers in this message's thread notes of the meeting. */
export const keepPrompt = (
  { db }: Reading,
  prompt: store.OutcomePrompt & { askedAt: number },
): Promise<void> => store.keepPrompt(db, prompt)

/** All messages that asked about a meeting. There may be several if it was still going on at the first. */
export const listPrompts = ({ db }: Reading, meetingId: string): Promise<store.OutcomePrompt[]> =>
  store.listPrompts(db, meetingId)
