import type { ReactNode } from 'react'
import { Button } from '@yingsheng/ui/button'
import { CopyField } from '@yingsheng/ui/copy-field'
import { useStrings } from '@yingsheng/ui/use-strings'
import { embedCode } from '../settings/embed-code.ts'
import { deskPath, useGo } from './go.ts'
import { SignInFrame } from './sign-in-frame.tsx'
import { strings } from './strings.ts'
import type { Created } from './use-set-up.ts'

/** Right after the set-up: three things that make it useful. */
export function WhatNext({ created }: { created: Created }) {
  const t = useStrings(strings)
  const go = useGo()
  return (
    <SignInFrame title={t.readyTitle(created.business.name)} text={t.readyText}>
      <ol className="flex flex-col gap-6">
        <Step number={1} title={t.stepEmbed} text={t.stepEmbedText}>
          <CopyField label={t.embedCode} isLabelHidden value={embedCode(created.line.id)} />
        </Step>
        <Step number={2} title={t.stepInvite} text={t.stepInviteText}>
          <Button onPress={() => go('/desk/settings/agents')}>{t.invite}</Button>
        </Step>
        <Step number={3} title={t.stepOpen} text={t.stepOpenText}>
          <Button variant="primary" autoFocus onPress={() => go(deskPath)}>
            {t.openDesk}
          </Button>
        </Step>
      </ol>
    </SignInFrame>
  )
}

function Step({
  number,
  title,
  text,
  children,
}: {
  number: number
  title: string
  text: string
  children: ReactNode
}) {
  return (
    <li className="flex gap-3">
      <span
        aria-hidden
        className="num inline-flex size-6 shrink-0 items-center justify-center rounded-full bg-brand-tint text-12 font-semibold text-brand-text"
      >
        {number}
      </span>
      <div className="flex min-w-0 flex-1 flex-col items-start gap-2">
        <div>
          <h2 className="text-14 font-semibold text-1">{title}</h2>
          <p className="text-13 text-3">{text}</p>
        </div>
        <div className="w-full min-w-0">{children}</div>
      </div>
    </li>
  )
}
