import { webApi } from '@slack/bolt'
import { vi } from 'vitest'

/** Answers one method of the Web API that the stand-in lacks. @returns the recorded calls */
export function spyOnSlack(
  method: string,
  answer: (fields: Record<string, unknown>) => object,
): Record<string, unknown>[] {
  const calls: Record<string, unknown>[] = []
  const real = webApi.WebClient.prototype.apiCall
  vi.spyOn(webApi.WebClient.prototype, 'apiCall').mockImplementation(function (
    this: webApi.WebClient,
    asked,
    fields = {},
  ) {
    if (asked !== method) return real.call(this, asked, fields)
    calls.push(fields)
    return Promise.resolve({ ok: true, ...answer(fields) })
  })
  return calls
}
