import { contract } from './contract.mts';
import { newProvider } from './fixtures/newProvider.mts';

contract(newProvider);
