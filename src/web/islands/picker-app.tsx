import { useEffect, useRef, useState } from 'preact/hooks'
import { groupByDay } from '../../scheduling/group-by-day.ts'
import type { PlainDate } from '../../scheduling/types.ts'
import { readZone } from '../../scheduling/zone-names/read-zone.ts'
import { Picker } from '../views/picker.tsx'
import {
  monthOf,
  type PickerData,
  type PlainMonth,
  pickerAddress,
  pickerMessages,
} from '../views/picker-data.ts'
import { dayAfterKey, timeAfterKey } from './day-keys.ts'
import { inZone } from './in-zone.ts'
import { loadMonth } from './load-month.ts'
import { loadPicker } from './load-picker.ts'

type FocusWish = { selector: string }

/** The day in the Tab order: the chosen one, else the first with times, else the first of the month. */
const defaultDay = (data: PickerData): PlainDate => {
  if (data.date && monthOf(data.date) === data.month) return data.date
  const first = groupByDay(data.starts, data.timeZone).find(
    ({ day }) => monthOf(day) === data.month,
  )
  return first?.day ?? `${data.month}-01`
}

function usePicker(initial: PickerData) {
  const [data, setData] = useState(initial)
  const messages = pickerMessages(data)
  const [focusDay, setFocusDay] = useState<PlainDate>()
  const [status, setStatus] = useState<string>()
  const wish = useRef<FocusWish | undefined>(undefined)

  const showMonth = async (month: PlainMonth, changes: Partial<PickerData> = {}) => {
    setStatus(data.loadedMonths.includes(month) ? undefined : messages.loading)
    setData(shown => ({ ...shown, ...changes, month }))
    try {
      const loaded = await loadMonth(data, month)
      const { durationMinutes, starts, loadedMonths } = loaded
      setData(shown =>
        shown.durationMinutes === durationMinutes ? { ...shown, starts, loadedMonths } : shown,
      )
      setStatus(undefined)
    } catch {
      // The visitor sees a message. Links still work by loading the page.
      setStatus(messages.loadFailed)
    }
  }

  const showDuration = async (address: string) => {
    setStatus(messages.loading)
    try {
      const loaded = await loadPicker(data, address)
      if (!loaded) return window.location.assign(address)
      setData(loaded)
      setStatus(undefined)
      window.history.replaceState(undefined, '', address)
    } catch {
      setStatus(messages.loadFailed)
    }
  }
  return { data, setData, focusDay, setFocusDay, status, showMonth, showDuration, wish }
}

type PickerState = ReturnType<typeof usePicker>

const canShow = (data: PickerData, month: PlainMonth) =>
  month >= data.firstMonth &&
  month <= data.lastMonth &&
  (data.slotsPath !== undefined || data.loadedMonths.includes(month))

function chooseDay(state: PickerState, day: PlainDate) {
  state.wish.current = { selector: '.time' }
  state.setFocusDay(day)
  void state.showMonth(monthOf(day), { date: day })
}

/** Handles clicks on the picker's links. A link that cannot be handled in place loads its page. */
function onClick(state: PickerState, event: MouseEvent) {
  if (event.metaKey || event.ctrlKey || event.shiftKey || !(event.target instanceof Element)) return
  const link = event.target.closest<HTMLAnchorElement>(
    'a[data-day],a[data-month],a[data-hours],a[data-next],a[data-duration]',
  )
  if (!link) return
  const { day, month, hours, next, duration } = link.dataset
  const target = day ?? next
  const wanted = month ?? (target && monthOf(target))
  if (wanted !== undefined && !canShow(state.data, wanted)) return
  event.preventDefault()
  if (duration) return void state.showDuration(link.href)
  if (target) return chooseDay(state, target)
  if (month) {
    state.setFocusDay(undefined)
    void state.showMonth(month, { date: undefined })
  }
  if (hours === 'h12' || hours === 'h23') state.setData(shown => ({ ...shown, hourCycle: hours }))
}

function onDayKey(state: PickerState, event: KeyboardEvent, day: PlainDate) {
  if (event.key === ' ' && event.target instanceof HTMLElement) {
    event.preventDefault()
    return event.target.click()
  }
  const isRtl = document.documentElement.dir === 'rtl'
  const target = dayAfterKey(day, { key: event.key, shiftKey: event.shiftKey, isRtl })
  if (target === undefined) return
  event.preventDefault()
  if (!canShow(state.data, monthOf(target))) return
  state.wish.current = { selector: `[data-day="${target}"]` }
  state.setFocusDay(target)
  if (monthOf(target) !== state.data.month) void state.showMonth(monthOf(target))
}

function onTimeKey(root: HTMLElement, event: KeyboardEvent, focusDay: PlainDate) {
  if (!(event.target instanceof HTMLElement)) return
  const times = [...root.querySelectorAll<HTMLElement>('.time')]
  const index = times.indexOf(event.target)
  const target =
    event.key === 'Escape'
      ? root.querySelector<HTMLElement>(`[data-day="${focusDay}"]`)
      : times[timeAfterKey(index, times.length, event.key) ?? -1]
  if (!target) return
  event.preventDefault()
  target.focus()
}

function onZone(state: PickerState, event: SubmitEvent) {
  if (!(event.target instanceof HTMLFormElement)) return
  const zone = readZone(String(new FormData(event.target).get('tz') ?? ''))
  if (zone === undefined) return
  event.preventDefault()
  event.target.closest('details')?.removeAttribute('open')
  const shown = inZone(state.data, zone)
  state.setData(shown)
  // The address matches the view, so that a reload or a shared link shows the same.
  window.history.replaceState(undefined, '', pickerAddress(shown, { date: shown.date }))
}

export function PickerApp({ initial }: { initial: PickerData }) {
  const state = usePicker(initial)
  const { data, wish } = state
  const root = useRef<HTMLDivElement>(null)
  // Hydration keeps the server's attributes, so the tab stops are set in a second render.
  const [isHydrated, setHydrated] = useState(false)
  const focusDay = state.focusDay ?? defaultDay(data)

  useEffect(() => {
    setHydrated(true)
    const timeZone = readZone(Intl.DateTimeFormat().resolvedOptions().timeZone)
    if (timeZone && !initial.isZoneChosen)
      state.setData(shown => ({ ...shown, timeZone, isZoneChosen: true }))
  }, [])

  useEffect(() => {
    const target = wish.current && root.current?.querySelector<HTMLElement>(wish.current.selector)
    if (!target) return
    target.focus()
    wish.current = undefined
  })

  const onKeyDown = (event: KeyboardEvent) => {
    if (!(event.target instanceof HTMLElement) || !root.current) return
    const { day, start } = event.target.dataset
    if (day) onDayKey(state, event, day)
    if (start) onTimeKey(root.current, event, focusDay)
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the handlers serve the links and cells inside
    <div
      ref={root}
      onClick={event => onClick(state, event)}
      onKeyDown={onKeyDown}
      onSubmit={event => onZone(state, event)}
    >
      <Picker data={data} focusDay={isHydrated ? focusDay : undefined} status={state.status} />
    </div>
  )
}
