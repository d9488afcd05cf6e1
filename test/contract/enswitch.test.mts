import { contract } from './contract.mts';
import { enswitch } from './fixtures/enswitch.mts';

contract(enswitch);
