import { X } from 'lucide-react'
import type { ReactNode } from 'react'
import { Dialog as AriaDialog } from 'react-aria-components/Dialog'
import { Heading } from 'react-aria-components/Heading'
import { Modal, ModalOverlay } from 'react-aria-components/Modal'
import { classNames } from '../class-names.ts'
import { strings } from '../strings.ts'
import { useStrings } from '../use-strings.ts'
import { Button } from './button.tsx'
import { IconButton } from './icon-button.tsx'

type DialogProps = {
  isOpen: boolean
  onOpenChange: (isOpen: boolean) => void
  title: string
  children: ReactNode
  /** The buttons at the foot; the main one last. */
  actions?: ReactNode
  size?: 'sm' | 'md' | 'lg'
  /** False while something would be lost: then only the buttons close it. */
  isDismissable?: boolean
}

/** Asks for something in the middle of the screen; from the bottom edge on a phone. */
export function Dialog(props: DialogProps) {
  const {
    isOpen,
    onOpenChange,
    title,
    children,
    actions,
    size = 'md',
    isDismissable = true,
  } = props
  const t = useStrings(strings)
  return (
    <ModalOverlay
      isOpen={isOpen}
      onOpenChange={onOpenChange}
      isDismissable={isDismissable}
      isKeyboardDismissDisabled={!isDismissable}
      className={overlay}
    >
      <Modal className={classNames(sheet, widths[size])}>
        <AriaDialog className="flex max-h-[inherit] min-h-0 flex-col outline-none">
          <header className="flex items-start gap-3 px-5 pt-4 pb-1">
            <Heading slot="title" className="flex-1 py-1 text-16 font-semibold">
              {title}
            </Heading>
            <IconButton label={t.close} className="-mr-2" onPress={() => onOpenChange(false)}>
              <X aria-hidden />
            </IconButton>
          </header>
          <div className="min-h-0 flex-1 overflow-y-auto px-5 py-3">{children}</div>
          {actions ? <footer className={foot}>{actions}</footer> : null}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  )
}

type AlertDialogProps = {
  isOpen: boolean
  onOpenChange: (isOpen: boolean) => void
  title: string
  children: ReactNode
  confirm: string
  /** Said instead of 取消 where leaving is more than that. */
  cancel?: string
  onConfirm: () => void
  isPending?: boolean
  /** What cannot be taken back is asked in red. */
  tone?: 'plain' | 'danger'
}

/** For the few things that cannot be undone; everything else is done at once with an undo. */
export function AlertDialog(props: AlertDialogProps) {
  const {
    isOpen,
    onOpenChange,
    title,
    children,
    confirm,
    cancel,
    onConfirm,
    isPending = false,
    tone = 'plain',
  } = props
  const t = useStrings(strings)
  return (
    <ModalOverlay isOpen={isOpen} onOpenChange={onOpenChange} className={overlay}>
      <Modal className={classNames(sheet, widths.sm)}>
        <AriaDialog role="alertdialog" className="flex max-h-[inherit] flex-col outline-none">
          <div className="min-h-0 overflow-y-auto px-5 pt-5 pb-3">
            <Heading slot="title" className="pb-2 text-16 font-semibold">
              {title}
            </Heading>
            <div className="text-14 text-2">{children}</div>
          </div>
          <footer className={foot}>
            <Button autoFocus onPress={() => onOpenChange(false)}>
              {cancel ?? t.cancel}
            </Button>
            <Button
              variant={tone === 'danger' ? 'danger' : 'primary'}
              isPending={isPending}
              onPress={onConfirm}
            >
              {confirm}
            </Button>
          </footer>
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  )
}

type DrawerProps = Pick<
  DialogProps,
  'isOpen' | 'onOpenChange' | 'title' | 'children' | 'actions'
> & {
  side?: 'left' | 'right'
}

/** Slides in from the side: what has no room beside the page. */
export function Drawer({
  isOpen,
  onOpenChange,
  title,
  children,
  actions,
  side = 'right',
}: DrawerProps) {
  const t = useStrings(strings)
  return (
    <ModalOverlay isOpen={isOpen} onOpenChange={onOpenChange} isDismissable className={scrim}>
      <Modal
        className={classNames(
          'fixed inset-y-0 w-[min(400px,calc(100vw-40px))] border-line bg-surface text-1 shadow-3 transition-transform duration-180',
          side === 'right'
            ? 'right-0 border-l data-entering:translate-x-full data-exiting:translate-x-full'
            : 'left-0 border-r data-entering:-translate-x-full data-exiting:-translate-x-full',
        )}
      >
        <AriaDialog className="flex h-full flex-col outline-none">
          <header className="flex items-center gap-3 px-4 py-2.5">
            <Heading slot="title" className="flex-1 truncate text-16 font-semibold">
              {title}
            </Heading>
            <IconButton label={t.close} className="-mr-2" onPress={() => onOpenChange(false)}>
              <X aria-hidden />
            </IconButton>
          </header>
          <div className="min-h-0 flex-1 overflow-y-auto px-4 pb-4">{children}</div>
          {actions ? <footer className={foot}>{actions}</footer> : null}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  )
}

const scrim =
  'fixed inset-0 z-50 bg-scrim transition-opacity duration-150 data-entering:opacity-0 data-exiting:opacity-0'

const overlay = classNames(
  scrim,
  'flex h-(--visual-viewport-height) items-end justify-center sm:items-center sm:p-6',
)

const sheet = classNames(
  'max-h-[calc(var(--visual-viewport-height)-48px)] w-full rounded-t-16 border border-line bg-surface text-1 shadow-3 sm:rounded-16',
  'flex flex-col transition-[translate,scale] duration-150 data-entering:translate-y-4 data-exiting:translate-y-4 sm:data-entering:translate-y-0 sm:data-entering:scale-98 sm:data-exiting:translate-y-0 sm:data-exiting:scale-98',
)

const widths = { sm: 'sm:max-w-100', md: 'sm:max-w-130', lg: 'sm:max-w-180' }

const foot = 'flex flex-wrap justify-end gap-2 border-t border-line px-5 py-3'
