/** What was changed in the setup of a board, as commands. */
import { describe, expect, test } from 'vitest'
import { setupCommands, type Listed, type Setup } from '../../client/screens/setup/changes.ts'

const row = (key: string, order: string | null, name = key): Listed => ({ key, order, name })
const setup = (part: Partial<Setup> = {}): Setup => ({
  title: 'Budva', question: '', code: true, themes: [row('a', 'a0'), row('b', 'a1'), row('c', 'a2')], delegations: [row('rs', 'a0', 'Serbia'), row('mk', 'a1', 'Northern Macedonia')], ...part,
})

describe('putting right what a board was created with', () => {
  test('ROLE-2 what was not touched is not sent', () => {
    expect(setupCommands(setup(), setup())).toEqual([])
    expect(setupCommands(setup(), setup({ question: ' Why? ' }))).toEqual([{ type: 'board.update', question: 'Why?' }])
  })

  test('ROLE-2 a name is put right, and nothing else of it', () => {
    const after = setup({ delegations: [row('rs', 'a0', 'Serbia'), row('mk', 'a1', 'North Macedonia')] })
    expect(setupCommands(setup(), after)).toEqual([{ type: 'delegation.put', id: 'mk', name: 'North Macedonia' }])
  })

  test('ROLE-2 what goes up takes a place of its own, and as little as can be moves', () => {
    const [a, b, c] = setup().themes as [Listed, Listed, Listed]
    const commands = setupCommands(setup(), setup({ themes: [a, c, b] }))
    expect(commands).toHaveLength(1)
    expect(commands[0]).toMatchObject({ type: 'theme.put', id: 'b' })
    const order = (commands[0] as { order: string }).order
    expect(order > 'a2').toBe(true)
  })

  test('ROLE-2 new rows come with a name and a place; those without a name are as good as gone', () => {
    const [a, b] = setup().themes as [Listed, Listed]
    const commands = setupCommands(setup(), setup({ themes: [a, { ...row('n', null, 'New'), note: 'How?' }, b, row('empty', null, ' ')] }))
    expect(commands).toMatchObject([{ type: 'theme.put', id: 'n', title: 'New', question: 'How?' }, { type: 'theme.put', id: 'c', removed: true }])
    const { order } = commands[0] as { order: string }
    expect(order > 'a0' && order < 'a1').toBe(true)
  })
})
