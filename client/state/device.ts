/** What this page has one of: the memory of this device and the way to the server. */
import { Api } from '../connection/api.ts'
import { DeviceMemory } from '../connection/session.ts'

export const memory = new DeviceMemory()
export const api = new Api()
