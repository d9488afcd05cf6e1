/**
 * `npm run new-provider <Name>`: lays out a new provider that builds, passes lint and keeps the
 * contract against its simulator. What is true of the provider replaces what is marked FACT.
 */
import { layOut } from './newProvider/layOut.mts';
import { namesOf } from './newProvider/names.mts';

const names = namesOf(process.argv[2] ?? '');
if (names === undefined) {
	process.stderr.write('Usage: npm run new-provider CarrierPigeon\n');
	process.exitCode = 1;
} else {
	const { files, facts } = await layOut(process.cwd(), names);
	const lines = [
		`${names.title} has these files, and is listed in package.json and in the simulator:`,
		...files.map((file) => `  ${file}`),
		'',
		'Replace what is invented by what the documents of the provider say:',
		...facts.map((fact) => `  ${fact}`),
		'',
		`Then: npm run build && npm run test:run -- test/contract/${names.camel}.test.mts`,
	];
	process.stdout.write(`${lines.join('\n')}\n`);
}
