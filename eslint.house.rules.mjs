/*
 * The rules that no plugin has. Each message says which rule it is and what to do.
 */

/** A node file is a page that a person takes in at a glance. */
const MOST_LINES = 90;

/** What decides or repeats. */
const LOGIC = [
	'IfStatement',
	'ConditionalExpression',
	'SwitchStatement',
	'ForStatement',
	'ForInStatement',
	'ForOfStatement',
	'WhileStatement',
	'DoWhileStatement',
	'TryStatement',
	'ThrowStatement',
].join(', ');

/** Node files say what a node is, and hand the rest on. */
const thinNode = {
	meta: {
		type: 'suggestion',
		schema: [{ enum: ['ofProvider', 'overAll'] }],
		messages: {
			lines:
				'Thin nodes: a node file has at most {{most}} lines, this one {{lines}}. Move fields into the files of operations, and the rest into the provider folder or nodes/shared.',
			logic:
				'Thin nodes: a node file holds no logic. Move this into the provider folder or nodes/shared, and call it here.',
			source:
				'Thin nodes: a node file imports n8n-workflow, its own folder and nodes/shared, not {{source}}. Reach it through one of them.',
			statement:
				'Thin nodes: a node file is its imports and one class. Move this into a file of the provider folder.',
		},
	},
	create(context) {
		return {
			Program(node) {
				const lines = context.sourceCode.lines.length - 1;
				if (lines > MOST_LINES) {
					context.report({ node, messageId: 'lines', data: { lines, most: MOST_LINES } });
				}
				for (const statement of node.body) {
					const isClass = statement.declaration?.type === 'ClassDeclaration';
					if (statement.type === 'ImportDeclaration' || isClass) continue;
					context.report({ node: statement, messageId: 'statement' });
				}
			},
			ImportDeclaration(node) {
				if (context.options[0] === 'overAll') return;
				const source = node.source.value;
				if (/^(n8n-workflow$|\.\/|\.\.\/shared\/)/.test(source)) return;
				context.report({ node, messageId: 'source', data: { source } });
			},
			[LOGIC](node) {
				context.report({ node, messageId: 'logic' });
			},
		};
	},
};

/** The shared layer names no provider in its code; its comments may, where they cite a fact. */
const noProviderName = {
	meta: {
		type: 'problem',
		schema: [{ type: 'array', items: { type: 'string' } }],
		messages: {
			named:
				"Arrows: nodes/shared knows no provider, but names {{name}}. Make it a field of Provider or Operation (nodes/shared/contract/operation.ts), which the provider's folder fills in.",
		},
	},
	create(context) {
		const [names = []] = context.options;
		// SmsScheduler is also sms_scheduler, and 'SMS Scheduler' to people.
		const spellings = names.map((name) => name.replace(/(?<=[a-z])(?=[A-Z])/g, '[ _-]?'));
		const pattern = new RegExp(spellings.join('|'), 'i');
		const check = (node, text) => {
			const [name] = pattern.exec(text) ?? [];
			if (name !== undefined) context.report({ node, messageId: 'named', data: { name } });
		};
		return {
			Identifier: (node) => check(node, node.name),
			Literal: (node) => check(node, String(node.value)),
			TemplateElement: (node) => check(node, node.value.raw),
		};
	},
};

/** What other files use is explained where it stands. */
const docComment = {
	meta: {
		type: 'suggestion',
		schema: [],
		messages: {
			missing:
				'Doc comments: {{name}} is exported. Say in /** … */ above it what it is for, and why where that is not plain.',
		},
	},
	create(context) {
		return {
			'ExportNamedDeclaration[declaration], ExportDefaultDeclaration'(node) {
				const comment = context.sourceCode.getCommentsBefore(node).at(-1);
				if (comment?.type === 'Block' && comment.value.startsWith('*')) return;
				const { id, declarations } = node.declaration;
				const name = (id ?? declarations?.[0]?.id)?.name ?? 'this';
				context.report({ node, messageId: 'missing', data: { name } });
			},
		};
	},
};

/** The engine passes arguments on its stack, so a list of tens of thousands ends in a RangeError. */
const boundedArguments = {
	meta: {
		type: 'problem',
		schema: [],
		messages: {
			spread:
				'Bounded arguments: a long list that is spread into a call overflows the stack. Use a loop, concat, flatMap or reduce; only a literal list or a rest parameter may be spread.',
		},
	},
	create(context) {
		const isRest = (node) => {
			let scope = context.sourceCode.getScope(node);
			while (scope && !scope.set.has(node.name)) scope = scope.upper;
			const [definition] = scope?.set.get(node.name)?.defs ?? [];
			const isParameter = definition?.type === 'Parameter';
			return (
				isParameter &&
				definition.node.params?.some(
					({ type, argument }) => type === 'RestElement' && argument === definition.name,
				)
			);
		};
		const check = ({ argument }) => {
			const isBounded =
				argument.type === 'ArrayExpression'
					? !argument.elements.some((one) => one?.type === 'SpreadElement')
					: argument.type === 'Identifier' && isRest(argument);
			if (!isBounded) context.report({ node: argument, messageId: 'spread' });
		};
		return {
			'CallExpression > SpreadElement.arguments': check,
			'NewExpression > SpreadElement.arguments': check,
			'CallExpression[callee.property.name="apply"]'(node) {
				context.report({ node, messageId: 'spread' });
			},
		};
	},
};

/** The house's own rules, as a plugin. */
export const house = {
	rules: {
		'bounded-arguments': boundedArguments,
		'doc-comment': docComment,
		'no-provider-name': noProviderName,
		'thin-node': thinNode,
	},
};
