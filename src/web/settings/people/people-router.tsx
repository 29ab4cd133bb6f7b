import { type Request, type Response, Router } from 'express'
import { firstNames } from '../../../i18n/first-names.ts'
import type { User } from '../../../model/entities.ts'
import { isEntityId } from '../../../model/entity-id.ts'
import { inviteUser } from '../../../services/onboarding/invite-user.ts'
import {
  sendInvitation,
  withdrawInvitation,
} from '../../../services/onboarding/withdraw-invitation.ts'
import { invitationOf } from '../../../services/people/sign-in.ts'
import { updateUser } from '../../../services/people/update-user.ts'
import {
  getUser,
  linkSlackUser,
  listEveryUser,
  unlinkSlackUser,
} from '../../../services/people/users.ts'
import { forbidden, notFound } from '../../../services/problems.ts'
import { textFields } from '../../form-fields.ts'
import { renderPage } from '../../render-page.ts'
import type { Notice } from '../../signed-in/settings-frame.tsx'
import { isAdmin, type Visit, visitOf } from '../../signed-in/visit.ts'
import type { WebContext } from '../../web-context.ts'
import { PeoplePage, PersonPage } from './people-page.tsx'
import { type PersonFault, type PersonForm, personFaults, readPersonForm } from './person-form.ts'
import { findSlackMatch } from './slack-match.tsx'

interface Written {
  form: PersonForm
  faults: readonly PersonFault[]
}

const newcomerOf = ({ user }: Visit): PersonForm => ({
  name: '',
  email: '',
  timeZone: user.timeZone,
  locale: user.locale,
  role: 'rep',
})

function noticeOf(
  req: Request,
  { copy }: Visit,
  { written, users }: { written: Written | undefined; users: readonly User[] },
): Notice | undefined {
  if (written) return { kind: 'bad', text: copy.frame.check }
  const { invited, done } = req.query
  const newcomer = users.find(({ id }) => id === invited)
  if (newcomer) return { kind: 'good', text: copy.people.invited({ email: newcomer.email }) }
  if (done === 'withdrawn') return { kind: 'good', text: copy.people.withdrawn }
  return done === 'saved' ? { kind: 'good', text: copy.frame.saved } : undefined
}

async function showPeople(web: WebContext, req: Request, res: Response, written?: Written) {
  const visit = visitOf(web, req, res)
  if (!isAdmin(visit.user)) return res.redirect(303, `/settings/people/${visit.user.id}`)
  const users = await listEveryUser(web, visit.user)
  const { form, faults } = written ?? { form: newcomerOf(visit), faults: [] }
  const notice = noticeOf(req, visit, { written, users })
  renderPage(res, <PeoplePage {...{ visit, users, form, faults, notice }} now={web.clock()} />, {
    status: written ? 422 : 200,
  })
}

async function invite(web: WebContext, req: Request, res: Response) {
  const { user } = visitOf(web, req, res)
  if (!isAdmin(user)) throw forbidden('Only an admin may invite people. Ask one of yours.')
  const form = readPersonForm(req.body)
  const { workspaceId, id: inviterId } = user
  const names = firstNames(form.locale)
  try {
    const { id } = await inviteUser(web, { ...form, workspaceId, inviterId, ...names })
    res.redirect(303, `/settings/people?invited=${id}`)
  } catch (error) {
    await showPeople(web, req, res, { form, faults: personFaults(error) })
  }
}

/** The user, or anybody for an admin. Throws `not-found`. */
async function findPerson(web: WebContext, req: Request, visit: Visit): Promise<User> {
  const userId = String(req.params.id)
  const isAllowed = isAdmin(visit.user) || userId === visit.user.id
  if (!isEntityId(userId) || !isAllowed) throw notFound()
  return getUser(web, { workspaceId: visit.user.workspaceId, userId })
}

async function showPerson(web: WebContext, req: Request, res: Response, written?: Written) {
  const visit = visitOf(web, req, res)
  const user = await findPerson(web, req, visit)
  const { form, faults } = written ?? { form: user, faults: [] }
  const notice = noticeOf(req, visit, { written, users: [] })
  renderPage(
    res,
    <PersonPage
      visit={visit}
      user={user}
      form={form}
      faults={faults}
      notice={notice}
      slackMatch={await findSlackMatch(web, visit)}
      invitation={isAdmin(visit.user) ? invitationOf(user, web.clock()) : undefined}
    />,
    { status: written ? 422 : 200 },
  )
}

async function save(web: WebContext, req: Request, res: Response) {
  const visit = visitOf(web, req, res)
  const { id: userId, workspaceId, email, role } = await findPerson(web, req, visit)
  const form = { ...readPersonForm(req.body), email }
  const changes = { ...form, role: isAdmin(visit.user) ? form.role : role }
  try {
    await updateUser(web, { workspaceId, userId, changes })
    res.redirect(303, `/settings/people/${userId}?done=saved`)
  } catch (error) {
    await showPerson(web, req, res, { form, faults: personFaults(error) })
  }
}

/** Links the person with the chosen member of the Slack team, or with the one who has their email. */
async function match(web: WebContext, req: Request, res: Response) {
  const visit = visitOf(web, req, res)
  if (!isAdmin(visit.user)) throw forbidden('Only an admin may say who somebody is in Slack.')
  const { id: userId, workspaceId } = await findPerson(web, req, visit)
  const { slackUserId = '' } = textFields(req.body)
  const { members = [] } = (await web.slackDirectory?.(workspaceId)) ?? {}
  if (slackUserId && !members.some(({ id }) => id === slackUserId)) throw notFound()
  if (slackUserId) await linkSlackUser(web, { workspaceId, userId, slackUserId })
  else await unlinkSlackUser(web, { workspaceId, userId })
  res.redirect(303, `/settings/people/${userId}?done=saved`)
}

async function withdraw(web: WebContext, req: Request, res: Response) {
  const visit = visitOf(web, req, res)
  if (!isAdmin(visit.user)) throw forbidden('Only an admin may withdraw an invitation.')
  const { id: userId } = await findPerson(web, req, visit)
  await withdrawInvitation(web, userId)
  res.redirect(303, `/settings/people/${userId}?done=withdrawn`)
}

/** Only where an invitation was withdrawn or not used. Everybody else signs in with their address. */
async function inviteAgain(web: WebContext, req: Request, res: Response) {
  const visit = visitOf(web, req, res)
  if (!isAdmin(visit.user)) throw forbidden('Only an admin may invite people. Ask one of yours.')
  const { id: userId, isWithdrawn, invitedAt } = await findPerson(web, req, visit)
  if (isWithdrawn || invitedAt !== undefined)
    await sendInvitation(web, { userId, inviterId: visit.user.id })
  res.redirect(303, `/settings/people?invited=${userId}`)
}

/** /settings/people: all people for admins; the user's own page for everybody. */
export function peopleRouter(web: WebContext): Router {
  const router = Router()
  router.get('/settings/people', (req, res) => showPeople(web, req, res))
  router.post('/settings/people', (req, res) => invite(web, req, res))
  router.get('/settings/people/:id', (req, res) => showPerson(web, req, res))
  router.post('/settings/people/:id', (req, res) => save(web, req, res))
  router.post('/settings/people/:id/slack', (req, res) => match(web, req, res))
  router.post('/settings/people/:id/invitation', (req, res) => withdraw(web, req, res))
  router.post('/settings/people/:id/invite', (req, res) => inviteAgain(web, req, res))
  return router
}
