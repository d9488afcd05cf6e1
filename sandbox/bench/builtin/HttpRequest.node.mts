import type { VersionedNodeType } from 'n8n-workflow';
import { builtIn } from './installed.mts';

/** n8n's HTTP Request node as it is. */
export const HttpRequest = builtIn<new () => VersionedNodeType>(
	'nodes/HttpRequest/HttpRequest.node.js',
	'HttpRequest',
);
