/**
 * One night at several multiples of the data: how time and memory grow, and how long a process
 * takes before it can work.
 */
package io.nightjar.cli.bench.night;
