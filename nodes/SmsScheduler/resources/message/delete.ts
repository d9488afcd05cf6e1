import { idField } from '../../../shared/form/fields';
import { deleteOperation } from '../delete';

/** Deletes one scheduled SMS. */
export const deleteScheduled = deleteOperation({
	resource: 'message',
	path: 'sms',
	action: 'Delete scheduled message',
	description: "Cancel a message that hasn't been sent yet",
	idField: idField('Message ID', 'The ID that Schedule returned', 'e.g. 123456'),
});
