import { held, refused } from '../contract/outcome';
import type { RunContext } from '../contract/runContext';
import type { Cause } from '../result/failure';
import { ofFallback, type Route } from './readRecipients';
import { holdBack, outcomeOf, type Recipient } from './recipient';

/** Why no request can be made: a credential cannot be used, the first provider's or a fallback's. */
function whyUnusable([first, ...fallbacks]: readonly Route[]): Cause | undefined {
	const causes = fallbacks.map(({ run }) => run.unusable && ofFallback(run, run.unusable));
	return first?.run.unusable ?? causes.find((one) => one !== undefined);
}

/** Rejects what cannot be sent for want of a credential. */
export function holdUnusable(routes: readonly Route[], recipients: readonly Recipient[]): void {
	const unusable = whyUnusable(routes);
	const run = routes[0]?.run;
	if (!unusable || !run) return;
	for (const one of recipients) {
		// What an earlier try came to stands, whatever the credential is by now.
		const isOpen = (outcomeOf(one)?.submission ?? 'rejected') === 'rejected';
		if (isOpen) holdBack(run, one, refused(unusable));
	}
}

/** Holds back what carries no time, and would leave outside of its sending hours. */
export function holdOutsideHours(run: RunContext, recipients: readonly Recipient[]): void {
	for (const one of recipients) {
		const isHeld = one.readings.some(({ draft }) => draft?.heldUntil);
		if (isHeld && !outcomeOf(one)) holdBack(run, one, held('sendingHours'));
	}
}
