import { askOperation, type Operation } from '../../shared/contract/operation';
import { Unreadable, valueOf } from '../../shared/contract/response';
import type { idField } from '../../shared/form/fields';
import { asNumber, asObject } from '../../shared/lib/data';

/**
 * DELETE /sms/{id} answers with true or false, DELETE /message/{id} with how many SMS it deleted
 * (doc-api). What happens to an SMS that has gone out is not documented.
 */
export function deleteOperation(about: {
	resource: string;
	path: string;
	action: string;
	description: string;
	idField: ReturnType<typeof idField>;
}): Operation {
	const { path, idField: field, ...identity } = about;
	return askOperation({
		...identity,
		operation: 'delete',
		displayName: 'Delete',
		fields: [field],
		repeatable: false,
		read: (parameters) => ({ id: parameters.digits('id') }),
		request: ({ id }) => ({ method: 'DELETE', path: `${path}/${id}`, dialect: 'none' }),
		results: ([answer], { id }) => {
			const raw = answer && asObject(valueOf(answer));
			const count =
				typeof raw?.success === 'boolean' ? Number(raw.success) : asNumber(raw?.success);
			if (!raw || count === undefined) throw new Unreadable("the response contains no 'success'");
			return [{ id, deleted: count > 0, count, raw }];
		},
	});
}
