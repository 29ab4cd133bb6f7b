import { randomBytes } from 'node:crypto'
import type { Knex } from 'knex'
import type { SchedulingPage, User } from '../../model/entities.ts'
import { slugOf } from '../../text/slug.ts'
import type { ServiceContext } from '../context.ts'
import { setDefaultPage } from '../pages/default-page.ts'
import { createPage } from '../pages/pages.ts'
import { officeHours } from '../people/office-hours.ts'
import { saveSchedule } from '../people/schedules.ts'
import { type CreateUser, createUser } from '../people/users.ts'
import { isProblem } from '../problems.ts'
import { getWorkspace } from '../workspace/workspaces.ts'

export interface AddUser extends CreateUser {
  /** Name of their first schedule. */
  hoursName: string
  /** Title of their first page. */
  pageTitle: string
}

/** A phone call of half an hour, which needs no calendar: the guest gives a number. */
const firstPage = (
  user: User,
  { title, reminders }: Pick<SchedulingPage, 'title' | 'reminders'>,
): Omit<SchedulingPage, 'id' | 'slug'> => ({
  workspaceId: user.workspaceId,
  kind: 'personal',
  title,
  description: '',
  hostIds: [user.id],
  scheduleId: undefined,
  durationsMinutes: [30],
  stepMinutes: 30,
  bufferBeforeMinutes: 0,
  bufferAfterMinutes: 10,
  noticeMinutes: 60,
  horizon: { kind: 'rolling', days: 60 },
  limits: {},
  questions: [],
  reminders,
  location: { kind: 'phone' },
  meetingType: undefined,
  consentText: undefined,
  footer: undefined,
  locale: undefined,
  isActive: true,
  hasManageLinks: true,
  asksEmailCode: false,
})

/** Slugs from the name, or else the address; then with numbers, and at last with random letters. */
function slugsFor({ name, email }: User): string[] {
  const base = slugOf(name) || slugOf(email.split('@')[0] ?? '') || 'meet'
  const numbered = [2, 3, 4, 5, 6, 7, 8, 9].map(number => `${base}-${number}`)
  return [base, ...numbered, `${base}-${randomBytes(4).toString('hex')}`]
}

async function makeFirstPage(trx: Knex, user: User, title: string): Promise<SchedulingPage> {
  const { reminders } = await getWorkspace({ db: trx }, user.workspaceId)
  const content = firstPage(user, { title, reminders })
  const [last = '', ...others] = slugsFor(user).reverse()
  for (const slug of others.reverse())
    try {
      return await createPage({ db: trx }, { ...content, slug })
    } catch (error) {
      if (!isProblem(error, 'slug-taken')) throw error
    }
  return createPage({ db: trx }, { ...content, slug: last })
}

/**
 * Creates a user who can be booked at once, with office hours as default schedule and a default page.
 * Throws `invalid-input`, `email-taken`.
 */
export const addUser = (
  context: Pick<ServiceContext, 'db'>,
  { hoursName, pageTitle, ...command }: AddUser,
): Promise<User> =>
  context.db.transaction(async trx => {
    const user = await createUser({ db: trx }, command)
    const { workspaceId, id: userId, timeZone } = user
    const hours = { name: hoursName, timeZone, weekly: officeHours, overrides: [] }
    await saveSchedule({ db: trx }, { workspaceId, userId, ...hours })
    const { id: pageId } = await makeFirstPage(trx, user, pageTitle)
    await setDefaultPage({ db: trx }, { workspaceId, userId, pageId })
    return user
  })
