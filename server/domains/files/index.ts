/** What was uploaded: whose it is until something takes it, and what takes it. */
export { refusalOf } from './rules/attachments.ts'
export {
  deleteAbandoned,
  fileRefOf,
  findFile,
  insertFile,
  keepImage,
  listAbandoned,
  moveUploads,
  takeFiles,
} from './store.ts'
