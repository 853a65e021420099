import { describe, expect, test } from 'vitest'
import { BadConfig, readConfig } from '../../server/config.ts'

describe('the configuration', () => {
  test('has a value for everything when nothing is set, and empty means unset', () => {
    expect(readConfig({ PORT: '', REDIS_URL: ' ' })).toEqual({
      port: 3000, host: undefined, dataDir: './data', redisUrl: undefined, publicUrl: undefined, trustProxy: false, createKey: undefined,
      retentionDays: undefined, logLevel: 'info', nodeName: undefined, nodeUrl: undefined,
    })
  })

  test('takes what is set', () => {
    const config = readConfig({ PORT: '0', PUBLIC_URL: 'https://board.example', TRUST_PROXY: '10.0.0.0/8, loopback', RETENTION_DAYS: '30' })
    expect(config).toMatchObject({ port: 0, trustProxy: ['10.0.0.0/8', 'loopback'], retentionDays: 30 })
    expect(config.publicUrl?.origin).toBe('https://board.example')
    expect(readConfig({ TRUST_PROXY: '2' }).trustProxy).toBe(2)
    expect(readConfig({ TRUST_PROXY: 'false' }).trustProxy).toBe(false)
  })

  test.each([
    ['PORT', '70000'], ['PORT', '80a'], ['PORT', '-1'], ['REDIS_URL', 'http://redis'], ['PUBLIC_URL', 'board.example'],
    ['PUBLIC_URL', 'https://board.example/plenum'], ['PUBLIC_URL', 'https://board.example/?a=1'], ['PUBLIC_URL', 'https://me:secret@board.example'],
    ['TRUST_PROXY', 'everyone'], ['TRUST_PROXY', '300.1.1.1'], ['TRUST_PROXY', '10.0.0.0/33'], ['TRUST_PROXY', '10.0.0.0/0'], ['TRUST_PROXY', '::1, 1.2'], ['RETENTION_DAYS', '0'],
    ['LOG_LEVEL', 'loud'], ['NODE_NAME', 'a b'], ['NODE_URL', 'ftp://a'],
  ])('stops at %s=%s with one sentence that names it', (name, value) => {
    const read = () => readConfig({ [name]: value })
    expect(read).toThrow(BadConfig)
    expect(read).toThrow(new RegExp(`^${name} must .*\\.$`))
  })
})
