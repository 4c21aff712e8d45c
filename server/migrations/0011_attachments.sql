-- Which files customers and agents may send (contracts/files.ts). Until now: all that the server takes.
alter table business add column attachments jsonb;
update business set attachments = jsonb_build_object('customers', everything, 'agents', everything)
from (select jsonb_build_object('kinds',
  jsonb_build_array('image', 'video', 'audio', 'document', 'archive', 'other'),
  'bytesMax', 26214400) as everything) as policy;
alter table business alter column attachments set not null;
