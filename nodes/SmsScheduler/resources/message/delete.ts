import { idField } from '../../../shared/form/fields';
import { deleteOperation } from '../delete';

/** Deletes one scheduled SMS. */
export const deleteScheduled = deleteOperation({
	resource: 'message',
	path: 'sms',
	action: 'Delete scheduled message',
	description: 'Cancel a message that has not gone out yet',
	idField: idField('Message ID', "The 'id' that Schedule gave", 'e.g. 123456'),
});
