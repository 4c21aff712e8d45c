import { agents, departure, password } from '../story/agents.ts'
import type { Demo } from './seed-demo.ts'

type Where = { port: number; seconds: number; publicUrl: string | undefined }

/** What a newcomer wants to read: where everything is, and as whom he can sign in. */
export function introduce({ invitationToken }: Demo, { port, seconds, publicUrl }: Where): string {
  const address = publicUrl ?? `http://localhost:${port}`
  const told =
    invitationToken === null ? [] : [`  A week of its life was told in ${seconds.toFixed(1)} s.`]
  const invitation =
    invitationToken === null ? 'invited' : `invited: ${address}/desk/join#${invitationToken}`
  const logins = agents.map(({ name, email, role, hasJoined }) => {
    const state = name === departure.agent ? 'deactivated' : hasJoined ? password : invitation
    return `    ${pad(role, 15)}${pad(name, 10)}${pad(email, 28)}${state}`
  })
  return [
    '',
    '  Yingsheng 应声 · the demo shop 青柠数码',
    ...told,
    '',
    `  Shop, 中文     ${address}/demo-shop/`,
    `  Shop, English  ${address}/demo-shop/en/`,
    `  Desk           ${address}/desk/`,
    '',
    `    ${pad('Role', 15)}${pad('Name', 10)}${pad('E-mail', 28)}Password`,
    ...logins,
    '',
    '  Open the shop in one window and the desk in another, as 何静, and talk.',
    '  Everybody who reaches this port can read these passwords: play here, work elsewhere.',
    '',
  ].join('\n')
}

/** A Han character takes two columns of a terminal. */
function pad(text: string, columns: number): string {
  const width = [...text].reduce((sum, letter) => sum + (letter > '\u2e80' ? 2 : 1), 0)
  return text + ' '.repeat(Math.max(1, columns - width))
}
