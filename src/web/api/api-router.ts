import { type ErrorRequestHandler, type RequestHandler, Router } from 'express'
import { isProblem, notFound } from '../../services/problems.ts'
import { forPrograms } from '../middleware/for-programs.ts'
import type { WebContext } from '../web-context.ts'
import { allowAnyOrigin, answerPreflight } from './cross-origin.ts'
import { assertAccess, type Endpoint } from './endpoint.ts'
import { endpoints } from './endpoints/index.ts'
import { jsonBody } from './json-body.ts'
import { openApi } from './openapi.ts'

const guard =
  (web: WebContext, endpoint: Endpoint): RequestHandler =>
  (req, _res, next) => {
    assertAccess(endpoint, web, req)
    next()
  }

const answer =
  (web: WebContext, endpoint: Endpoint): RequestHandler =>
  async (req, res) => {
    const { body, headers } = await endpoint.respond(web, req)
    res
      .status(endpoint.status)
      .set({ 'Cache-Control': 'no-store', ...headers })
      .json(body)
  }

/** RFC 9110 §11.6.1: a 401 response states the authentication scheme. */
const nameScheme: ErrorRequestHandler = (error, _req, res, next) => {
  if (isProblem(error, 'unauthorized')) res.set('WWW-Authenticate', 'Bearer realm="Parley"')
  next(error)
}

function mount(router: Router, web: WebContext, endpoint: Endpoint): void {
  const route = router.route(`/api/v1${endpoint.path}`)
  const isPublic = endpoint.access === 'public'
  if (isPublic) route.options(answerPreflight(endpoint.method))
  const handlers = [guard(web, endpoint), ...(endpoint.body ? jsonBody : []), answer(web, endpoint)]
  route[endpoint.method](...handlers)
}

/** /api/v1/* and /api/openapi.json. The app's error middleware handles problems. */
export function apiRouter(web: WebContext): Router {
  const router = Router()
  router.use('/api', forPrograms)
  // Generated at the first request, since it would slow down the start by a tenth.
  let document: ReturnType<typeof openApi> | undefined
  router.get('/api/openapi.json', (_req, res) => {
    document ??= openApi(endpoints, web.publicUrl)
    res.json(document)
  })
  for (const endpoint of endpoints) {
    if (endpoint.access === 'public') router.use(`/api/v1${endpoint.path}`, allowAnyOrigin)
    mount(router, web, endpoint)
  }
  router.use('/api', () => {
    throw notFound()
  })
  router.use(nameScheme)
  return router
}
