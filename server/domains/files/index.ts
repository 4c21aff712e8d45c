/** What was uploaded: whose it is until something takes it, and what takes it. */
export { refusalOf } from './rules/attachments.ts'
export { keepFiles } from './keep-files.ts'
export {
  deleteAbandoned,
  fileRefOf,
  findFile,
  insertFile,
  listAbandoned,
  moveUploads,
  takeFiles,
  withdrawFiles,
} from './store.ts'
