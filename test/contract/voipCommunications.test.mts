import { contract } from './contract.mts';
import { voipCommunications } from './fixtures/voipCommunications.mts';

contract(voipCommunications);
