/**
 * What is measured, and what a figure is worth: the machine, its processes and their memory, what
 * others do on it meanwhile, and the spread of repeated rounds.
 */
package io.nightjar.cli.bench.measure;
