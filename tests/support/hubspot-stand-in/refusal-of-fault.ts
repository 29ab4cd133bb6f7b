import type { Fault } from '../stand-in/faults.ts'
import { Refusal } from './refusal.ts'

export const refusalOf = ({ status = 500, body = {}, headers = {} }: Fault) =>
  new Refusal(status, body, headers)
