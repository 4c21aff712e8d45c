import type { FileRef } from '@yingsheng/contracts/files'
import { create } from 'zustand'

type ImageViewer = { images: readonly FileRef[]; shownId: string | null }

export const useImageViewer = create<ImageViewer>(() => ({ images: [], shownId: null }))

export function showImage(images: readonly FileRef[], shownId: string): void {
  useImageViewer.setState({ images, shownId })
}
