import type { WebContext } from '../../src/web/web-context.ts'

/** Metrics of routes in tests that do not read them. */
export const noMetrics: WebContext['metrics'] = {
  contentType: 'text/plain; version=0.0.4; charset=utf-8',
  read: async () => '',
}
