/** Running nights: the jobs of a plan, in order, in one Spark session, with progress. */
package io.nightjar.cli.night;
