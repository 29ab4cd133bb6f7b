import type { CrmOpenTask } from '../../../../crm/contract/crm-records.ts'
import { formatDayAndTime } from '../../../i18n/format-time.ts'
import { FormSecret } from '../../signed-in/settings-frame.tsx'
import type { Visit } from '../../signed-in/visit.ts'
import { contactAddress } from '../records-access.ts'
import { RecordsFrame } from '../records-frame.tsx'

interface TasksPageProps {
  visit: Visit
  tasks: readonly CrmOpenTask[]
  /** Epoch ms. */
  now: number
}

function Task({ visit, task, now }: Omit<TasksPageProps, 'tasks'> & { task: CrmOpenTask }) {
  const { user, locale } = visit
  const copy = visit.copy.records
  const { title, dueAt, contact } = task
  return (
    <li>
      <p>
        <strong>{title}</strong>
        {contact && (
          <>
            {' · '}
            <a href={`${contactAddress(contact.id)}#tasks`}>{contact.name}</a>
          </>
        )}
      </p>
      {dueAt !== undefined && (
        <p class="soft">
          <time dateTime={new Date(dueAt).toISOString()}>
            {formatDayAndTime(dueAt, user.timeZone, locale)}
          </time>
          {dueAt < now && <span class="badge failed">{copy.overdue}</span>}
        </p>
      )}
      <form method="post" action={`/records/tasks/${task.id}/done`}>
        <FormSecret visit={visit} />
        <button type="submit" aria-label={copy.taskDoneFor({ title })}>
          {copy.taskDone}
        </button>
      </form>
    </li>
  )
}

/** /records/tasks */
export function TasksPage({ visit, tasks, now }: TasksPageProps) {
  const copy = visit.copy.records
  return (
    <RecordsFrame visit={visit} tab="tasks" title={copy.tabs.tasks}>
      {tasks.length === 0 ? (
        <p>{copy.noTasks}</p>
      ) : (
        <ul class="panel lines">
          {tasks.map(task => (
            <Task key={task.id} visit={visit} task={task} now={now} />
          ))}
        </ul>
      )}
    </RecordsFrame>
  )
}
