import type { WebContext } from '../../src/web/web-context.ts'

/** For routes whose metrics nobody reads. */
export const noMetrics: WebContext['metrics'] = {
  contentType: 'text/plain; version=0.0.4; charset=utf-8',
  read: async () => '',
}
