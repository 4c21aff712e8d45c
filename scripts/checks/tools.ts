/**
 * What the tests need of the machine beyond npm. On Debian as root it is installed here; elsewhere the
 * exact commands are printed.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, globSync } from 'node:fs'

type Tool = {
  isHere: () => boolean
  packages: readonly string[]
}

const tools = {
  chromium: {
    isHere: () => isCommand('chromium') || process.env.CHROMIUM !== undefined,
    packages: ['chromium'],
  },
  chineseFonts: { isHere: hasChineseFont, packages: ['fonts-noto-cjk'] },
  postgres: {
    isHere: () => globSync('/usr/lib/postgresql/*/bin/initdb').length > 0,
    packages: ['postgresql'],
  },
  nats: { isHere: () => isCommand('nats-server'), packages: ['nats-server'] },
} satisfies Record<string, Tool>

export type ToolName = keyof typeof tools

/** Answers null when all is there, else what to do, in words. */
export function ensureTools(names: readonly ToolName[]): string | null {
  const missing = [...new Set(names)]
    .map((name): Tool => tools[name])
    .filter((tool) => !tool.isHere())
  if (missing.length === 0) return null
  const canInstall = process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')
  if (canInstall) install(missing)
  const left = missing.filter((tool) => !tool.isHere())
  if (left.length === 0) return null
  const packages = left.flatMap((tool) => tool.packages).join(' ')
  return [
    canInstall
      ? 'apt-get could not install what the tests need. Try it by hand:'
      : 'The tests need these programs. As root on Debian:',
    '  apt-get update',
    `  apt-get install --yes --no-install-recommends ${packages}`,
    'Elsewhere install the same programs, then run npm test again.',
  ].join('\n')
}

function install(missing: readonly Tool[]): void {
  const packages = missing.flatMap((tool) => tool.packages)
  console.log(`installing ${packages.join(', ')} with apt-get`)
  aptGet(['update', '--quiet'])
  aptGet(['install', '--yes', '--quiet', '--no-install-recommends', ...packages])
}

function aptGet(args: readonly string[]): void {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  // Another installation may be under way; apt-get waits for its lock.
  const { status, stdout, stderr } = spawnSync(
    'apt-get',
    ['-o', 'DPkg::Lock::Timeout=300', ...args],
    {
      env,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  )
  if (status !== 0) console.error(`apt-get ${args.join(' ')}\n${stdout}${stderr}`)
}

function isCommand(name: string): boolean {
  const folders = [...(process.env.PATH ?? '').split(':'), '/usr/sbin', '/usr/local/sbin']
  return folders.some((folder) => folder !== '' && existsSync(`${folder}/${name}`))
}

/** Asks fontconfig; a machine without it has no Chinese font that Chromium would find. */
function hasChineseFont(): boolean {
  const { status, stdout } = spawnSync('fc-list', [':lang=zh-cn', 'family'], { encoding: 'utf8' })
  if (status === 0) return stdout.trim() !== ''
  return globSync('/usr/share/fonts/opentype/noto/NotoSansCJK-*.ttc').length > 0
}
