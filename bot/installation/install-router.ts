import { ExpressReceiver } from '@slack/bolt'
import { type Request, type RequestHandler, type Response, Router } from 'express'
import { z } from 'zod'
import type { WorkspaceId } from '../../src/model/entities.ts'
import type { ServiceContext } from '../../src/services/context.ts'
import { formExpired, isProblem } from '../../src/services/problems.ts'
import { getWorkspace } from '../../src/services/workspace/workspaces.ts'
import { botScopes, type SlackConfig } from '../config.ts'
import { boltLogger } from '../slack-api/bolt-logger.ts'
import { clientOptions } from '../slack-api/call-slack.ts'
import type { Installations } from './installations.ts'

const installPath = '/slack/install'
const redirectPath = '/slack/oauth_redirect'
const settingsPath = '/settings/connections'
const purpose = 'slack-install'
/** The same lifetime as Bolt's own state cookie. */
const attemptLivesMs = 10 * 60_000

/** Restricts the connection of a Slack team to admins, for their own workspace. */
export interface InstallGuard {
  /** Allows signed-in admins only. */
  mustBeAdmin: RequestHandler
  /** Use after `mustBeAdmin`. */
  admin(req: Request, res: Response): { workspaceId: WorkspaceId; sessionId: string }
}

interface InstallParts {
  context: ServiceContext
  config: SlackConfig
  installations: Installations
  guard: InstallGuard
}

const attemptShape = z.object({
  workspaceId: z.string(),
  session: z.string(),
  host: z.string(),
  startedAt: z.number(),
})

type Attempt = z.infer<typeof attemptShape>

/** Checks that the returned state is ours, unaltered and fresh. Throws `form-expired`. */
function readAttempt({ cipher, clock }: ServiceContext, state: unknown): Attempt {
  try {
    const attempt = attemptShape.parse(JSON.parse(cipher.open(String(state), purpose)))
    if (clock() - attempt.startedAt <= attemptLivesMs) return attempt
  } catch {
    throw formExpired()
  }
  throw formExpired()
}

/** Bolt's part of the OAuth flow. Its state is our encrypted attempt. */
function makeInstaller({ context, config, installations }: InstallParts) {
  const { clientId, clientSecret, apiUrl } = config
  if (!clientId || !clientSecret || config.botToken) return undefined
  const { installer } = new ExpressReceiver({
    signingSecret: '',
    signatureVerification: false,
    endpoints: {},
    logger: boltLogger(context.log),
    clientId,
    clientSecret,
    scopes: [...botScopes],
    redirectUri: context.publicUrl + redirectPath,
    installationStore: {
      storeInstallation: ({ metadata, ...installation }) => {
        const { workspaceId } = readAttempt(context, metadata)
        return installations.keep(workspaceId as WorkspaceId, installation as never)
      },
      // Our own table authorizes requests, so Bolt never asks for an installation.
      fetchInstallation: () => Promise.reject(formExpired()),
    },
    installerOptions: {
      redirectUriPath: redirectPath,
      directInstall: true,
      clientOptions: clientOptions(apiUrl),
      ...(apiUrl ? { authorizationUrl: `${apiUrl}/oauth/v2/authorize` } : {}),
      stateStore: {
        generateStateParam: async ({ metadata = '' }) => metadata,
        verifyStateParam: async (_now, state) => {
          readAttempt(context, state)
          return optionsOf(context, state)
        },
      },
    },
  })
  return installer
}

const optionsOf = ({ publicUrl }: ServiceContext, metadata: string) => ({
  scopes: [...botScopes],
  redirectUri: publicUrl + redirectPath,
  metadata,
})

/**
 * Slack has only one redirect URL. A person who started at a workspace's own host returns there, where their
 * session is.
 */
const backToOwnHost =
  (context: ServiceContext): RequestHandler =>
  async (req, res, next) => {
    const { workspaceId, host } = readAttempt(context, req.query.state)
    if (host === req.get('host')) return next()
    const { domains } = await getWorkspace(context, workspaceId)
    if (!domains.includes(host.toLowerCase())) throw formExpired()
    const { protocol } = new URL(context.publicUrl)
    res.redirect(303, `${protocol}//${host}${req.originalUrl}`)
  }

/** Shows problems on the app's error page. Refusals by Slack or the person lead back to the settings. */
const callbackOptions = (context: ServiceContext) => ({
  success: (_installation: unknown, _options: unknown, _req: unknown, res: unknown) =>
    (res as Response).redirect(303, `${settingsPath}?connected=slack`),
  failure: (error: Error, _options: unknown, _req: unknown, res: unknown) => {
    if (isProblem(error)) throw error
    context.log.warn({ provider: 'slack', err: error }, 'Could not connect a Slack team')
    ;(res as Response).redirect(303, `${settingsPath}?refused=slack`)
  },
})

/** `/slack/install` and the OAuth callback: connects the team to the signed-in admin's own workspace. */
export function installRouter(parts: InstallParts): Router {
  const { context, guard } = parts
  const router = Router()
  const installer = makeInstaller(parts)
  if (!installer) return router
  router.get(installPath, guard.mustBeAdmin, async (req, res) => {
    const { workspaceId, sessionId } = guard.admin(req, res)
    const attempt: Attempt = {
      workspaceId,
      session: context.cipher.sign(purpose, sessionId),
      host: req.get('host') ?? '',
      startedAt: context.clock(),
    }
    const state = context.cipher.seal(JSON.stringify(attempt), purpose)
    await installer.handleInstallPath(req, res, undefined, optionsOf(context, state))
  })
  router.get(redirectPath, backToOwnHost(context), guard.mustBeAdmin, async (req, res) => {
    const { workspaceId, sessionId } = guard.admin(req, res)
    const attempt = readAttempt(context, req.query.state)
    const isTheirs = context.cipher.isSigned(purpose, sessionId, attempt.session)
    if (!isTheirs || attempt.workspaceId !== workspaceId) throw formExpired()
    await installer.handleCallback(req, res, callbackOptions(context))
  })
  return router
}
