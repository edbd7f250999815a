package cofferdam.conformance.trace;

import cofferdam.kernel.testing.BrokenKernelIsNoticed;

/** In this module, too, kernels are looked at after every test. Requirement G11-01. */
class KernelInvariantsTest extends BrokenKernelIsNoticed {}
