/** Faults on purpose: races, power cuts, full disks; each with a control that must go red. */
package io.nightjar.faults;
