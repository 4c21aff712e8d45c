import { ChevronLeft, ChevronRight, Download, X } from 'lucide-react'
import { Dialog } from 'react-aria-components/Dialog'
import { Modal, ModalOverlay } from 'react-aria-components/Modal'
import { classNames } from '@yingsheng/ui/class-names'
import { IconButton } from '@yingsheng/ui/icon-button'
import { useStrings } from '@yingsheng/ui/use-strings'
import { strings } from '../strings.ts'
import { useImageViewer } from './image-viewer-state.ts'

const close = () => useImageViewer.setState({ shownId: null })

/** An image over the whole window; arrows go on to the others of the same message. */
export function ImageViewer() {
  const t = useStrings(strings)
  const { images, shownId } = useImageViewer()
  const index = images.findIndex((image) => image.id === shownId)
  const file = images[index]
  const step = (by: number) => {
    const next = images[(index + by + images.length) % images.length]
    if (next) useImageViewer.setState({ shownId: next.id })
  }
  const walk = (key: string) => {
    if (key === 'ArrowRight') step(1)
    if (key === 'ArrowLeft') step(-1)
  }
  return (
    <ModalOverlay
      isOpen={file !== undefined}
      onOpenChange={(isOpen) => isOpen || close()}
      isDismissable
      className="fixed inset-0 z-50 bg-black/85 transition-opacity duration-120 data-entering:opacity-0 data-exiting:opacity-0"
    >
      <Modal className="absolute inset-0">
        <Dialog
          aria-label={file ? t.image(file.name) : ''}
          data-ground="dark"
          className="h-full text-white outline-hidden"
        >
          <div className="flex h-full flex-col" onKeyDown={(event) => walk(event.key)}>
            <header className="flex items-center gap-2 px-4 py-2">
              <span dir="auto" className="min-w-0 flex-1 truncate text-left text-13">
                {file?.name}
              </span>
              {file ? (
                <a
                  href={`/files/${file.id}`}
                  download={file.name}
                  aria-label={t.downloadFile(file.name)}
                  className="inline-flex size-8 items-center justify-center rounded-8 hover:bg-white/15"
                >
                  <Download size={18} aria-hidden />
                </a>
              ) : null}
              <IconButton label={t.close} className={onDark} onPress={close}>
                <X aria-hidden />
              </IconButton>
            </header>
            <div className="flex min-h-0 flex-1 items-center justify-center gap-2 px-2 pb-6">
              {images.length > 1 ? (
                <IconButton label={t.previousImage} className={onDark} onPress={() => step(-1)}>
                  <ChevronLeft aria-hidden />
                </IconButton>
              ) : null}
              <div className="flex h-full min-w-0 flex-1 items-center justify-center">
                {file ? (
                  <img
                    src={`/files/${file.id}`}
                    alt={t.image(file.name)}
                    className="max-h-full max-w-full rounded-4 object-contain"
                  />
                ) : null}
              </div>
              {images.length > 1 ? (
                <IconButton label={t.nextImage} className={onDark} onPress={() => step(1)}>
                  <ChevronRight aria-hidden />
                </IconButton>
              ) : null}
            </div>
          </div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}

const onDark = classNames('text-white! hover:bg-white/15!')
