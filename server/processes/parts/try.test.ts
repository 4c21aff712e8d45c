import test from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { enter, openSocket } from '../../platform/realtime/test-kit.ts'
import { hire, setUpBusiness, startProduct, succeed } from './test-kit.ts'
test('t', { timeout: 120000 }, async () => {
  const product = await startProduct()
  const business = await setUpBusiness(product)
  for (let i = 0; i < 60; i++) {
    if (process.env.CUT && i % 5 === 0) await product.pool.query('select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()')
    await product.pool.query('delete from rate_limits')
    let colleague: any
    try {
     const c1 = await hire(product, business.owner, 'agent')
    const s1 = await openSocket(product.url, { headers: { cookie: c1.cookie } })
    await succeed(product, business.owner, `POST /api/agents/${c1.id}/deactivation`)
    s1.say({ type: 'hello', protocol: 1, feeds: [{ feed: 'desk', after: 0 }] })
    await s1.ended
    colleague = await hire(product, business.owner, 'agent') } catch (e) { console.log(i, String(e)); continue }
    const socket = await openSocket(product.url, { headers: { cookie: colleague.cookie } })
    socket.say({ type: 'hello', protocol: 1, feeds: [{ feed: 'desk', after: null }] })
    const w = await socket.hear('welcome', undefined, 3000).catch((e) => e)
    if (w instanceof Error) {
      console.log('STUCK', i, socket.isOpen(), JSON.stringify(socket.frames), (socket.raw as any)._socket.bytesWritten)
      const { rows } = await product.pool.query(`select pid, state, wait_event, (now()-xact_start)::text, left(query,100) q from pg_stat_activity where datname = current_database()`)
      console.log(rows, (product.pool as any).totalCount, await product.pool.query('select count(*) from agent_sessions'))
      console.log(await Promise.race([socket.ended, sleep(17000)]))
    }
    await socket.close()
  }
  await product.close()
})
