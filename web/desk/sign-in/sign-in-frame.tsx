import { Check } from 'lucide-react'
import { useEffect, type ReactNode } from 'react'
import { LanguageSwitch } from '@yingsheng/ui/language-switch'
import { Logo } from '@yingsheng/ui/logo'
import { useStrings } from '@yingsheng/ui/use-strings'
import { strings } from './strings.ts'

type FrameProps = {
  title: string
  text?: string | undefined
  children: ReactNode
  /** Below the form: another way in. */
  foot?: ReactNode
}

/** The face of the house: what we promise on one side, the form on the other. */
export function SignInFrame({ title, text, children, foot }: FrameProps) {
  const t = useStrings(strings)
  useEffect(() => {
    document.title = `${title} · ${t.product}`
  }, [title, t])
  return (
    <div className="flex min-h-dvh flex-col bg-canvas lg:grid lg:grid-cols-[minmax(400px,5fr)_minmax(0,7fr)]">
      <PromisePanel />
      <div className="relative -mt-10 flex flex-1 flex-col px-4 pb-8 lg:mt-0 lg:px-10 lg:py-6">
        <div className="absolute -top-20 right-4 lg:static lg:self-end">
          <span className="block rounded-8 bg-surface">
            <LanguageSwitch />
          </span>
        </div>
        <main className="mx-auto flex w-full max-w-110 flex-1 flex-col justify-start lg:justify-center lg:py-8">
          <div className="rounded-16 border border-line bg-surface px-5 py-6 shadow-2 sm:px-8 sm:py-8">
            <h1 className="text-22 font-semibold text-1">{title}</h1>
            {text === undefined ? null : <p className="pt-1 text-14 text-3">{text}</p>}
            <div className="pt-5">{children}</div>
          </div>
          {foot ? <div className="px-2 pt-4 text-13 text-2">{foot}</div> : null}
        </main>
        <p className="pt-6 text-center text-12 text-3 lg:hidden">{t.promise}</p>
      </div>
    </div>
  )
}

const ground = 'bg-[linear-gradient(155deg,#0b706d,#085257_48%,#0a3640)] text-white'

function PromisePanel() {
  const t = useStrings(strings)
  return (
    <aside
      data-ground="dark"
      className={`relative h-36 shrink-0 overflow-hidden px-5 pt-5 lg:flex lg:h-auto lg:flex-col lg:px-12 lg:py-10 ${ground}`}
    >
      <Rings />
      <div className="relative flex items-center gap-3">
        <Logo size={36} />
        <span className="text-18 font-semibold tracking-wide">{t.product}</span>
      </div>
      <div className="relative my-auto hidden flex-col gap-10 py-10 lg:flex">
        <Sample />
        <div className="max-w-110">
          <p className="text-28 font-semibold text-balance">{t.promise}</p>
          <p className="pt-3 text-14 text-pretty text-white/85">{t.promiseText}</p>
          <ul className="flex flex-col gap-2 pt-5 text-14">
            {t.promisePoints.map((point) => (
              <li key={point} className="flex items-center gap-2">
                <Check size={16} aria-hidden className="text-[#8be0da]" />
                {point}
              </li>
            ))}
          </ul>
        </div>
      </div>
    </aside>
  )
}

/** A voice that carries, as rings. */
function Rings() {
  return (
    <div aria-hidden className="pointer-events-none absolute inset-0">
      <span className="absolute -top-40 -right-40 size-100 rounded-full border-[36px] border-white/5" />
      <span className="absolute -top-70 -right-70 size-160 rounded-full border-[36px] border-white/4" />
      <span className="absolute -bottom-60 -left-50 hidden size-120 rounded-full border-[36px] border-white/3 lg:block" />
    </div>
  )
}

/** Three lines of a conversation, for the eye only. */
function Sample() {
  const t = useStrings(strings)
  return (
    <div aria-hidden className="flex max-w-100 flex-col gap-2.5 text-13">
      <p className="max-w-[85%] self-start rounded-12 rounded-tl-4 bg-white px-3.5 py-2.5 text-[#13202a] shadow-[0_4px_14px_rgb(0_0_0/0.12)]">
        {t.sampleCustomer}
      </p>
      <p className="max-w-[85%] self-end rounded-12 rounded-tr-4 bg-[#c9ece8] px-3.5 py-2.5 text-[#0d2529] shadow-[0_4px_14px_rgb(0_0_0/0.12)]">
        {t.sampleAgent}
      </p>
      <span className="num self-end text-12 text-white/85">{t.sampleSeconds}</span>
      <p className="max-w-[85%] self-start rounded-12 rounded-tl-4 bg-white px-3.5 py-2.5 text-[#13202a] shadow-[0_4px_14px_rgb(0_0_0/0.12)]">
        {t.sampleCustomerAgain}
      </p>
    </div>
  )
}
