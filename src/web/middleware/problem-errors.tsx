import { randomUUID } from 'node:crypto'
import type { ErrorRequestHandler, Request, Response } from 'express'
import { fieldFaultText } from '../../i18n/field-fault-text.ts'
import { messagesIn } from '../../i18n/messages.ts'
import { problemText } from '../../i18n/problem-text.ts'
import { settingsMessages } from '../../i18n/settings-messages.ts'
import type { Locale, User } from '../../model/entities.ts'
import { asDatabaseProblem } from '../../services/database-problems.ts'
import {
  invalidInput,
  isProblem,
  notFound,
  type Problem,
  type ProblemFacts,
  tooLarge,
  unexpected,
} from '../../services/problems.ts'
import { preferredLocale } from '../preferred-locale.ts'
import { renderPage } from '../render-page.ts'
import { PublicFrame } from '../views/public-frame.tsx'
import type { WebContext } from '../web-context.ts'
import { writtenTexts } from '../written-texts.ts'
import { wantsJson } from './for-programs.ts'

/** RFC 9457. Instants are in ISO format, as in all API responses. */
const toBody = (
  { code, status, title, detail, errors, alternatives, startsAt }: ProblemFacts,
  errorId: string | undefined,
) => ({
  type: `urn:parley:problem:${code}`,
  title,
  status,
  detail,
  code,
  ...(errorId ? { errorId } : {}),
  ...(errors ? { errors: errors.map(({ path, message }) => ({ path, message })) } : {}),
  ...(startsAt === undefined ? {} : { startsAt: new Date(startsAt).toISOString() }),
  ...(alternatives
    ? { alternatives: alternatives.map(start => new Date(start).toISOString()) }
    : {}),
})

const statusOf = (error: unknown) =>
  error instanceof Error && 'status' in error && typeof error.status === 'number'
    ? error.status
    : undefined

/** The problem to show for an error; undefined for a bug. */
function asProblem(error: unknown): Problem | undefined {
  if (isProblem(error)) return error
  const ofDatabase = asDatabaseProblem(error)
  if (ofDatabase) return ofDatabase
  // An address that cannot be decoded (`%ZZ`) leads to no page.
  if (error instanceof URIError) return notFound()
  const status = statusOf(error)
  if (status === 413) return tooLarge()
  if (status === 404) return notFound()
  if (status === 400 || status === 415)
    return invalidInput([{ path: 'body', message: 'The body cannot be read' }])
  return undefined
}

/** Shows the texts of a rejected form, so that they are not lost. */
function Written({ locale, texts }: { locale: Locale; texts: readonly string[] }) {
  if (texts.length === 0) return null
  const label = messagesIn(locale, 'problems').typedText
  return (
    <>
      <p>{label}</p>
      {texts.map(text => (
        <textarea key={text} aria-label={label} rows={3} readOnly>
          {text}
        </textarea>
      ))}
    </>
  )
}

interface Answered {
  problem: Problem
  /** Set for a bug: the id of its log entry. */
  errorId: string | undefined
}

/** A signed-in user gets the page in their own language, with a link back. */
function answer(req: Request, res: Response, { problem, errorId }: Answered): void {
  const { facts } = problem
  if (facts.retryAfterSeconds) res.set('Retry-After', String(facts.retryAfterSeconds))
  if (wantsJson(req, res)) {
    res
      .status(facts.status)
      .type('application/problem+json')
      .send(JSON.stringify(toBody(facts, errorId)))
    return
  }
  const user: User | undefined = res.locals.user
  const locale = user?.locale ?? preferredLocale(req)
  const copy = problemText(locale, facts.code)
  renderPage(
    res,
    <PublicFrame locale={locale} title={copy.title} width="narrow">
      <h1>{copy.title}</h1>
      <p>{copy.detail}</p>
      {facts.status === 400 &&
        facts.errors?.map(error => (
          <p key={error.path} class="soft">
            <code>{error.path}</code>: {fieldFaultText(locale, error) ?? error.message}
          </p>
        ))}
      {errorId && (
        <p class="soft">
          {messagesIn(locale, 'problems').errorNumber}: <code>{errorId}</code>
        </p>
      )}
      <Written locale={locale} texts={writtenTexts(req, problem)} />
      {user && (
        <p>
          <a href="/settings">{settingsMessages(locale).frame.today}</a>
        </p>
      )}
    </PublicFrame>,
    { status: facts.status },
  )
}

/** The last middleware of the app. It renders every error, and logs bugs under an id that the page shows. */
export const problemErrors =
  (web: Pick<WebContext, 'log'>): ErrorRequestHandler =>
  (error, req, res, next) => {
    if (res.headersSent) return next(error)
    const problem = asProblem(error)
    if (problem) return answer(req, res, { problem, errorId: undefined })
    const errorId = randomUUID()
    web.log.error({ err: error, errorId, route: req.route?.path }, 'A request failed unexpectedly')
    answer(req, res, { problem: unexpected(), errorId })
  }
