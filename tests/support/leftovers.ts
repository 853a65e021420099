/** Runs before each test file: whatever the file leaves running or lying about ends with it. */
import { afterAll } from 'vitest'
import { endServers } from './app.ts'

afterAll(endServers)
