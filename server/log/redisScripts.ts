/**
 * What Redis itself runs, one script per change, so that each is atomic and none can be done by a former owner.
 *
 * - `plenum:board:<id>`     hash {meta, code, epoch, term, tail, head, folded}: owner, newest seq and its link (chain), seq of the snapshot
 * - `plenum:log:<id>`       stream, entry <seq>-0 {e}
 * - `plenum:snapshot:<id>`  string
 * - `plenum:code:<code>`    string: the board
 * - `plenum:boards`         set of the ids
 * - `plenum:checked`        when a write was last tried
 *
 * The `#!lua` line makes Redis refuse a script before its first write when memory has run out: a script is never half done.
 */
export const keys = {
  board: (id: string) => `plenum:board:${id}`,
  log: (id: string) => `plenum:log:${id}`,
  snapshot: (id: string) => `plenum:snapshot:${id}`,
  code: (code: string) => `plenum:code:${code}`,
  boards: 'plenum:boards',
  checked: 'plenum:checked',
} as const

/** KEYS board log boards [code]; ARGV id meta code head entry... -> 'ok' | 'board' | 'code' */
export const CREATE = `#!lua
if redis.call('EXISTS', KEYS[1]) == 1 then return 'board' end
if KEYS[4] and redis.call('EXISTS', KEYS[4]) == 1 then return 'code' end
for i = 5, #ARGV do redis.call('XADD', KEYS[2], (i - 4) .. '-0', 'e', ARGV[i]) end
redis.call('HSET', KEYS[1], 'meta', ARGV[2], 'code', ARGV[3], 'epoch', 0, 'term', 0, 'tail', #ARGV - 4, 'head', ARGV[4], 'folded', 0)
redis.call('SADD', KEYS[3], ARGV[1])
if KEYS[4] then redis.call('SET', KEYS[4], ARGV[1]) end
return 'ok'`

/** KEYS board [new code]; ARGV id meta code prefix-of-code-keys -> 'ok' | 'gone' | 'code' */
export const SET_META = `#!lua
if redis.call('EXISTS', KEYS[1]) == 0 then return 'gone' end
local holder = KEYS[2] and redis.call('GET', KEYS[2])
if holder and holder ~= ARGV[1] then return 'code' end
local old = redis.call('HGET', KEYS[1], 'code')
if old ~= '' then redis.call('DEL', ARGV[4] .. old) end
redis.call('HSET', KEYS[1], 'meta', ARGV[2], 'code', ARGV[3])
if KEYS[2] then redis.call('SET', KEYS[2], ARGV[1]) end
return 'ok'`

/** KEYS board -> {epoch, tail, folded, head or ''}, or nothing */
export const OPEN = `#!lua
if redis.call('EXISTS', KEYS[1]) == 0 then return {} end
local epoch = redis.call('HINCRBY', KEYS[1], 'epoch', 1)
redis.call('HSET', KEYS[1], 'term', 0)
local now = redis.call('HMGET', KEYS[1], 'tail', 'folded', 'head')
return {epoch, tonumber(now[1]), tonumber(now[2]), now[3] or ''}`

/** KEYS board log; ARGV epoch term tail new-head entry... -> 'ok' | 'fenced' */
export const APPEND = `#!lua
local now = redis.call('HMGET', KEYS[1], 'epoch', 'term', 'tail')
if now[1] ~= ARGV[1] or now[2] ~= ARGV[2] or now[3] ~= ARGV[3] then return 'fenced' end
local tail = tonumber(ARGV[3])
for i = 5, #ARGV do
  tail = tail + 1
  redis.call('XADD', KEYS[2], tail .. '-0', 'e', ARGV[i])
end
redis.call('HSET', KEYS[1], 'tail', tail, 'head', ARGV[4])
return 'ok'`

/**
 * KEYS board log; ARGV epoch new-term tail head -> 'ok' | 'fenced': forgets what came after tail. Every attempt has its own term, so
 * that one which arrives late cannot undo what was appended after a later one.
 */
export const SETTLE = `#!lua
local now = redis.call('HMGET', KEYS[1], 'epoch', 'term', 'tail')
if now[1] ~= ARGV[1] or tonumber(now[2]) >= tonumber(ARGV[2]) then return 'fenced' end
local tail = tonumber(ARGV[3])
if tonumber(now[3]) < tail then return 'fenced' end
for seq = tail + 1, tonumber(now[3]) do redis.call('XDEL', KEYS[2], seq .. '-0') end
if redis.call('EXISTS', KEYS[2]) == 1 then redis.call('XSETID', KEYS[2], tail .. '-0') end
redis.call('HSET', KEYS[1], 'term', ARGV[2], 'tail', tail, 'head', ARGV[4])
return 'ok'`

/** KEYS board log snapshot; ARGV epoch seq snapshot head-if-none -> 'ok' | 'fenced'. One that arrives late never replaces a newer one. */
export const COMPACT = `#!lua
local now = redis.call('HMGET', KEYS[1], 'epoch', 'folded')
if now[1] ~= ARGV[1] or tonumber(now[2]) > tonumber(ARGV[2]) then return 'fenced' end
redis.call('SET', KEYS[3], ARGV[3])
redis.call('XTRIM', KEYS[2], 'MINID', '=', (tonumber(ARGV[2]) + 1) .. '-0')
redis.call('HSET', KEYS[1], 'folded', ARGV[2])
redis.call('HSETNX', KEYS[1], 'head', ARGV[4])
return 'ok'`

/** KEYS board log snapshot boards; ARGV id prefix-of-code-keys -> 1 if there was one */
export const REMOVE = `#!lua flags=allow-oom
local code = redis.call('HGET', KEYS[1], 'code')
if code and code ~= '' then redis.call('DEL', ARGV[2] .. code) end
redis.call('SREM', KEYS[4], ARGV[1])
return redis.call('DEL', KEYS[1], KEYS[2], KEYS[3])`

/** KEYS checked; ARGV now: a write as a trial. Settings do not tell of memory that has run out, or of a Redis that only follows another. */
export const TRY = `#!lua
redis.call('SET', KEYS[1], ARGV[1])
return 'ok'`
