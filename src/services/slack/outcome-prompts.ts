import * as store from '../../store/meetings/outcome-prompts.ts'
import type { ServiceContext } from '../context.ts'

type Reading = Pick<ServiceContext, 'db'>

/** The question that a message asked: how a meeting went. Undefined for any other message. */
export const findPrompt = (
  { db }: Reading,
  message: { channel: string; ts: string },
): Promise<store.OutcomePrompt | undefined> => store.findPrompt(db, message)
