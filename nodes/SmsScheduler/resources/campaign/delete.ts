import { idField } from '../../../shared/form/fields';
import { deleteOperation } from '../delete';

/** Deletes every SMS of a campaign that has not gone out. */
export const deleteScheduled = deleteOperation({
	resource: 'campaign',
	path: 'message',
	action: 'Delete scheduled campaign',
	description: 'Cancel the messages of a campaign that have not gone out yet',
	idField: idField(
		'Campaign ID',
		"The 'id' that Schedule gave; of a message, its 'batchId'",
		'e.g. 123456',
	),
});
