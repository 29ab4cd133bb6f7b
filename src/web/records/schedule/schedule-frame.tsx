import type { ComponentChildren } from 'preact'
import { type Notice, NoticeLine, SettingsFrame } from '../../signed-in/settings-frame.tsx'
import { EmbeddedFrame } from '../embedded/embedded-frame.tsx'
import type { Visitor } from './record-visit.ts'

const scripts = ['schedule', 'richText'] as const

/** The form in our own pages, or alone in a CRM's frame. */
export function ScheduleFrame({
  visit,
  frame,
  title,
  notice,
  children,
}: Visitor & { title: string; notice?: Notice | undefined; children: ComponentChildren }) {
  if (!frame.framedBy)
    return (
      <SettingsFrame
        visit={visit}
        section="records"
        title={title}
        notice={notice}
        scripts={scripts}
      >
        {children}
      </SettingsFrame>
    )
  return (
    <EmbeddedFrame locale={visit.locale} title={title} framedBy={frame.framedBy} scripts={scripts}>
      <NoticeLine notice={notice} />
      {children}
    </EmbeddedFrame>
  )
}

export const HiddenFields = ({ frame }: Visitor) => (
  <>
    {Object.entries(frame.hidden).map(([name, value]) => (
      <input key={name} type="hidden" name={name} value={value} />
    ))}
  </>
)
