import { type LabScope, serveLab } from "./serve-lab.ts";

serveLab(globalThis as unknown as LabScope);
