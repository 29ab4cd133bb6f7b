import type { types } from '@slack/bolt'
import type { SchedulingPage } from '../../../src/model/entities.ts'
import { actions, button, contextLine, header, linkTo, section } from '../text.ts'
import type { AppHomeParts, AppHomeSection } from './parts.ts'

const maxLinks = 5

function linkLines({ home, urls }: AppHomeParts, page: SchedulingPage): types.KnownBlock[] {
  const { id, slug, title, durationsMinutes } = page
  return [
    section(`${linkTo(urls.page(slug), title)} · ${durationsMinutes.join(', ')} min`),
    {
      ...actions([
        button({
          actionId: `home:copy:${id}`,
          text: home.copy,
          label: home.copyNamed({ title }),
          value: id,
        }),
        button({
          actionId: `home:share:${id}`,
          text: home.share,
          label: home.shareNamed({ title }),
          value: id,
        }),
      ]),
      block_id: `link:${id}`,
    },
  ]
}

/** The person's pages to share, their default page first. */
export const linkSection: AppHomeSection = parts => {
  const { facts, home, urls, copy } = parts
  const shown = facts.pages.slice(0, maxLinks)
  const rest = facts.pages.length - shown.length
  const pagesUrl = `${urls.public}/settings/pages`
  if (shown.length === 0) return [header(home.links), section(copy.noPage({ url: pagesUrl }))]
  return [
    header(home.links),
    ...shown.flatMap(page => linkLines(parts, page)),
    ...(rest > 0 ? [contextLine(home.more({ count: rest, url: pagesUrl }))] : []),
  ]
}

/** Links to everything else. */
export const footSection: AppHomeSection = ({ home, urls }) => {
  const open = (name: string, path: string, text: string) =>
    button({ actionId: `open:${name}`, text, url: urls.public + path })
  return [
    { type: 'divider' },
    actions([
      open('settings', '/settings', home.settings),
      open('notifications', '/settings/notifications', home.notifications),
      open('connections', '/settings/connections', home.connections),
      button({ actionId: 'home:help', text: home.help }),
    ]),
  ]
}

interface Step {
  text: string
  isDone: boolean
  button: types.Button
}

const hasBookings = ({ hasMet, upcoming }: AppHomeParts['facts']) => hasMet || upcoming.length > 0

function stepsOf({ facts, home, urls }: AppHomeParts): Step[] {
  const [page] = facts.pages
  const goTo = (name: string, path: string, text: string) =>
    button({ actionId: `open:step:${name}`, text, url: urls.public + path })
  return [
    {
      text: home.stepCalendar,
      isDone: facts.hasCalendar,
      button: goTo('calendar', '/settings/calendars', home.doCalendar),
    },
    {
      text: home.stepHours,
      isDone: facts.hasHours,
      button: goTo('hours', '/settings/hours', home.doHours),
    },
    {
      text: home.stepLink,
      isDone: hasBookings(facts),
      button: page
        ? button({ actionId: 'home:copy:step', text: home.doLink, value: page.id })
        : goTo('page', '/settings/pages', home.noPage),
    },
  ]
}

const stepLine = (step: Step, index: number): types.KnownBlock => ({
  ...section(`${step.isDone ? ':white_check_mark:' : `*${index + 1}.*`} ${step.text}`, step.button),
  block_id: `step:${index + 1}`,
})

/** The steps that are still open although the user has or had a meeting. */
function openSteps(parts: AppHomeParts): types.KnownBlock[] {
  const open = stepsOf(parts).filter(({ isDone }) => !isDone)
  return open.length === 0 ? [] : [header(parts.home.stillOpen), ...open.map(stepLine)]
}

/** Three steps for a new user, then a test booking that shows the guest's view. */
export const firstSection: AppHomeSection = parts => {
  const { facts, home, user, urls } = parts
  if (hasBookings(facts)) return openSteps(parts)
  const [page] = facts.pages
  const sample =
    page && button({ actionId: 'open:sample', text: home.doSample, url: urls.page(page.slug) })
  return [
    header(home.welcome({ name: user.name })),
    section(home.welcomeText),
    ...stepsOf(parts).map(stepLine),
    ...(sample ? [section(home.sample, sample)] : []),
  ]
}
