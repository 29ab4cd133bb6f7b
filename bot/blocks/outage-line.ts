import { type OutageFacts, outageText } from '../../src/i18n/outage-text.ts'
import { quiet } from './text.ts'
import { dayIn } from './times.ts'

/** The outage in one or two sentences of mrkdwn, with days in the format of all Slack messages. */
export const outageLine = (facts: OutageFacts): string =>
  outageText({ ...facts, sayDay: dayIn }, quiet)
