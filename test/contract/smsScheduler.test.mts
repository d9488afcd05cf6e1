import { contract } from './contract.mts';
import { smsScheduler } from './fixtures/smsScheduler.mts';

contract(smsScheduler);
