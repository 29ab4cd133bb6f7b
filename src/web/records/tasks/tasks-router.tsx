import { type Request, type Response, Router } from 'express'
import { enqueueTasks } from '../../../services/calendars/task-calendar.ts'
import { renderPage } from '../../render-page.ts'
import { visitOf } from '../../signed-in/visit.ts'
import type { WebContext } from '../../web-context.ts'
import { getRecords } from '../records-access.ts'
import { TasksPage } from './tasks-page.tsx'

async function showTasks(web: WebContext, req: Request, res: Response) {
  const visit = visitOf(web, req, res)
  const records = await getRecords(web, visit)
  const tasks = await records.listTasks(visit.user.email)
  renderPage(res, <TasksPage visit={visit} tasks={tasks} now={web.clock()} />)
}

async function finish(web: WebContext, req: Request, res: Response) {
  const visit = visitOf(web, req, res)
  const records = await getRecords(web, visit)
  await records.completeTask(String(req.params.id))
  await enqueueTasks(web, { userId: visit.user.id })
  res.redirect(303, '/records/tasks')
}

/** /records/tasks: the signed-in user's open tasks, no matter who created them. */
export function tasksRouter(web: WebContext): Router {
  const router = Router()
  router.get('/records/tasks', (req, res) => showTasks(web, req, res))
  router.post('/records/tasks/:id/done', (req, res) => finish(web, req, res))
  return router
}
