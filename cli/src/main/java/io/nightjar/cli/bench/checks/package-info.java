/** Suites by Nightjar, the same metrics by Deequ, and the scan that both need. */
package io.nightjar.cli.bench.checks;
