import { idField } from '../../../shared/form/fields';
import { deleteOperation } from '../delete';

/** Deletes every SMS of a campaign that has not gone out. */
export const deleteScheduled = deleteOperation({
	resource: 'campaign',
	path: 'message',
	action: 'Delete scheduled campaign',
	description: "Cancel the messages of a campaign that haven't been sent yet",
	idField: idField(
		'Campaign ID',
		"The ID that Schedule returned, or the 'batchId' of one of the campaign's messages",
		'e.g. 123456',
	),
});
