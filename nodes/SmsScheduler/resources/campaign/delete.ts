import { idField } from '../../../shared/fields';
import { deleteOperation } from '../../remove';

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
