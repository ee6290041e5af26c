/**
 * Nights in processes of their own: a lake with as much data as asked for, the process that runs
 * its nights on request, and the times that come back.
 */
package io.nightjar.cli.bench.worker;
