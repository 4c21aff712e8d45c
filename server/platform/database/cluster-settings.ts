import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Cluster } from './run-cluster.ts'

/** Enough for one process of ours with its pool, a backup and somebody with psql. */
const connectionsMax = 60

/**
 * Writes what the cluster starts with. Everything acknowledged is on the disk; memory is modest.
 * The database's log names neither the values nor the text of statements: they are our customers'.
 */
export async function writeSettings(cluster: Cluster): Promise<void> {
  const settings: Record<string, string | number> = {
    max_connections: connectionsMax,
    shared_buffers: '128MB',
    effective_cache_size: '1GB',
    work_mem: '8MB',
    maintenance_work_mem: '64MB',
    // Small questions, many of them: neither compiling nor dividing one pays, and /dev/shm may be tiny.
    jit: 'off',
    max_parallel_workers_per_gather: 0,
    random_page_cost: 1.1,
    fsync: 'on',
    synchronous_commit: 'on',
    full_page_writes: 'on',
    wal_level: 'minimal',
    max_wal_senders: 0,
    max_logical_replication_workers: 0,
    min_wal_size: '128MB',
    max_wal_size: '1GB',
    checkpoint_timeout: '10min',
    autovacuum_max_workers: 2,
    timezone: 'UTC',
    log_timezone: 'UTC',
    lc_messages: 'C',
    datestyle: 'ISO, YMD',
    default_text_search_config: 'pg_catalog.simple',
    log_line_prefix: '%m [%p] ',
    log_min_messages: 'error',
    log_min_error_statement: 'panic',
    log_error_verbosity: 'terse',
    log_checkpoints: 'off',
    ...cluster.settings,
  }
  const lines = Object.entries(settings).map(([name, value]) => `${name} = '${value}'`)
  const header =
    '# Written anew at every start. To change something for good use ALTER SYSTEM: it wins over this file.'
  await writeFile(join(cluster.folder, 'postgresql.conf'), `${header}\n${lines.join('\n')}\n`)
  // The socket lies in a folder that only this account may enter. Over the network a password is asked.
  await writeFile(
    join(cluster.folder, 'pg_hba.conf'),
    'local all all trust\nhost all all 127.0.0.1/32 scram-sha-256\n',
  )
}
