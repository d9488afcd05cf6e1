import { contract } from './contract.mts';
import { proTexting } from './fixtures/proTexting.mts';

contract(proTexting);
